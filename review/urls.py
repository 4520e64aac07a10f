"""The addresses of the review."""

from __future__ import annotations

from django.urls import path

from review.views import (
    checks,
    decisions,
    editing,
    everywhere,
    exporting,
    glossary,
    health,
    history,
    notifications,
    page,
    queue,
    reports,
    rules,
    signing,
)

ONE = "translations/<int:pk>/"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("next/", queue.next_article, name="next"),
    path(ONE, page.review_page, name="review"),
    path(f"{ONE}paragraphs/<int:index>/", editing.paragraph, name="paragraph"),
    path(f"{ONE}accept-all/", decisions.accept_many, name="accept-all"),
    path(f"{ONE}undo/", decisions.undo, name="undo"),
    path(f"{ONE}sign-off/", signing.sign_off_page, name="sign-off"),
    path(f"{ONE}reopen/", signing.reopen_page, name="reopen"),
    path(f"{ONE}history/", history.history, name="history"),
    path(f"{ONE}history/compare/", history.compare, name="compare"),
    path(f"{ONE}history/<int:number>/restore/", history.restore_revision, name="restore"),
    path(f"{ONE}export/", exporting.export_one, name="export-one"),
    path("export/", exporting.export_set, name="export-set"),
    path("flags/<int:pk>/accept/", decisions.accept_flag, name="accept"),
    path("flags/<int:pk>/override/", decisions.override_flag, name="override"),
    path("flags/<int:pk>/dismiss/", decisions.dismiss_flag, name="dismiss"),
    path("decisions/<int:pk>/undo/", decisions.undo_one, name="undo-decision"),
    path("checks/", checks.check_list, name="checks"),
    path("checks/<str:slug>/", checks.check_page, name="check"),
    path("everywhere/", everywhere.everywhere, name="everywhere"),
    path("everywhere/apply/", everywhere.spread_everywhere, name="everywhere-apply"),
    path("everywhere/flag/", everywhere.flag_everywhere, name="everywhere-flag"),
    path("rules/", rules.rule_list, name="rules"),
    path("rules/add/", rules.rule_add, name="rule-add"),
    path("rules/propose/", rules.rules_propose, name="rules-propose"),
    path("rules/<int:pk>/", rules.rule_page, name="rule"),
    path("rules/<int:pk>/edit/", rules.rule_edit, name="rule-edit"),
    path("rules/<int:pk>/state/", rules.rule_state, name="rule-state"),
    path("glossary/", glossary.term_list, name="glossary"),
    path("glossary/add/", glossary.term_add, name="term-add"),
    path("glossary/export/", glossary.glossary_export, name="glossary-export"),
    path("glossary/import/", glossary.glossary_import, name="glossary-import"),
    path("glossary/<int:pk>/", glossary.term_edit, name="term"),
    path("glossary/<int:pk>/delete/", glossary.term_delete, name="term-delete"),
    path("projects/<int:pk>/checks/<str:slug>/", checks.choose_check, name="choose-check"),
    path("notifications/", notifications.notification_list, name="notifications"),
    path("notifications/read/", notifications.notifications_read, name="notifications-read"),
    path("reports/", reports.reports, name="reports"),
    path("healthz", health.healthz, name="healthz"),
]

"""Every address of the site."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("review.urls")),
    path("accounts/login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
]

handler400 = "review.views.errors.bad_request"
handler403 = "review.views.errors.forbidden"
handler404 = "review.views.errors.not_found"
handler500 = "review.views.errors.server_error"

"""What a request that changes something must be, and what the answer is when somebody else was quicker."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.core.exceptions import BadRequest
from django.forms import Form
from django.forms.utils import ErrorDict
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.door import ConflictError, ForeignOperationError, TakenBackError, at_number, head_of
from articles.edits import Edit, EditsRefusedError
from articles.models import Revision, Translation
from articles.text import TextRefusedError
from review.access import Request, translation_for
from review.acting.deciding import ChangedFlagError, DecidedError
from review.acting.signing import GuardedError
from review.acting.undoing import NothingToUndoError, OvertakenError
from review.flagging.companion import ApprovedError
from review.forms import ActionForm
from review.models import Flag
from review.page.clash import Clash, clash
from review.page.sheet import sheet_of
from review.views.answers import Done, drawn_anew

P = ParamSpec("P")
SentForm = TypeVar("SentForm", bound=Form)


class InvalidError(Exception):
    """A form whose fields nobody typed was sent with something in it that cannot be understood."""

    def __init__(self, errors: ErrorDict) -> None:
        super().__init__("The form was not understood.")
        self.errors = errors


def changes(view: Callable[Concatenate[Request, P], HttpResponse]) -> Callable[Concatenate[Request, P], HttpResponse]:
    """For a view that changes a text: refuses what cannot be read, and explains what stood in the way."""

    @wraps(view)
    def wrapped(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except InvalidError as error:
            return invalid(request, error.errors)
        except ForeignOperationError as error:
            raise Http404 from error
        except TakenBackError:
            return problem(request, 409, _("The import that brought this article was taken back meanwhile."))
        except (TextRefusedError, EditsRefusedError) as error:
            return problem(request, 422, str(error))
        except (
            ConflictError,
            DecidedError,
            ChangedFlagError,
            ApprovedError,
            GuardedError,
            NothingToUndoError,
        ) as error:
            return panel(request, error)

    return wrapped


def sent(kind: type[SentForm], request: Request) -> SentForm:
    """The form that was sent, understood. Raises InvalidError, which `changes` answers with 422."""
    form = kind(request.POST)
    if not form.is_valid():
        raise InvalidError(form.errors)
    return form


def is_number(value: str, digits: int = 18) -> bool:
    """Whether a parameter of the address is a number that people would write, of so many figures at most."""
    return value.isascii() and value.isdigit() and len(value) <= digits


def number_asked(request: Request, name: str, otherwise: str) -> int | None:
    """The number that the address gives by that name, if any. Raises BadRequest, with those words, for what is none."""
    value = request.GET.get(name, "")
    if value and not is_number(value):
        raise BadRequest(otherwise)
    return int(value) if value else None


def problem(request: Request, status: int, sentence: str) -> HttpResponse:
    """The sentence as a page, or as a panel on the page that asked."""
    return _shown(request, "problem", status, {"sentence": sentence, "status_code": status})


def invalid(request: Request, errors: ErrorDict | Mapping[str, Sequence[str]]) -> HttpResponse:
    """422 for a form whose fields nobody typed."""
    lines = [f"{field}: {message}" for field, messages in errors.items() for message in messages]
    return problem(request, 422, " ".join(lines).replace("__all__: ", ""))


def panel(request: Request, error: Exception) -> HttpResponse:
    """409: what stands in the way, and what can be done about it; the page that asked is brought up to date."""
    translation = _translation_of(request, error)
    context: dict[str, object] = {
        "error": error,
        "kind": type(error).__name__,
        "translation": translation,
        "operation": uuid.uuid4(),
    }
    if isinstance(error, OvertakenError):
        context |= {"newer": _newer(error)}
    elif isinstance(error, ConflictError):
        context |= {"clash": clash(error.base, error.theirs, error.mine), "newer": _newer(error)}
    elif request.htmx and isinstance(error, (DecidedError, ChangedFlagError, NothingToUndoError)):
        flags = [] if isinstance(error, NothingToUndoError) else [Flag.objects.get(pk=error.flag.pk)]
        context = drawn_anew(request, sheet_of(translation), Done("", _seen(request, translation), flags)) | context
    if isinstance(error, DecidedError) and error.own is not None:
        context |= {"clash": _own_instead(error.flag.pk, error.own)}
    return _shown(request, "conflict", 409, context)


def _own_instead(flag_id: int, own: str) -> Clash | None:
    """The paragraph with the text that the person had typed, where the flag stood when it was decided."""
    flag = Flag.objects.select_related("translation").get(pk=flag_id)
    number = flag.translation.number if flag.closed_at is None else flag.closed_at - 1
    wanted = Edit(flag.start, flag.end, flag.holding(own))
    return clash(at_number(flag.translation_id, number), head_of(flag.translation_id), [wanted])


def _newer(error: ConflictError) -> list[Revision]:
    """The newest revisions that the person had not seen."""
    newer = Revision.objects.filter(translation=error.theirs.translation_id, number__gt=error.base.number)
    return list(newer.select_related("author").defer("text", "edits").order_by("-number")[:3])


def _translation_of(request: Request, error: Exception) -> Translation:
    """The translation of the address, which the view has found and shown to be the person's."""
    assert request.resolver_match is not None
    number: int = request.resolver_match.kwargs["pk"]
    if request.resolver_match.route.startswith("flags/"):
        number = Flag.objects.values_list("translation", flat=True).get(pk=number)
    elif request.resolver_match.route.startswith("decisions/"):
        number = Flag.objects.values_list("translation", flat=True).get(decisions=number)
    return translation_for(request.user, number)


def _seen(request: Request, translation: Translation) -> int:
    form = ActionForm(request.POST)
    return form.seen_number if form.is_valid() else translation.number


def _shown(request: Request, name: str, status: int, context: dict[str, object]) -> HttpResponse:
    if not request.htmx:
        return render(request, f"review/{name}.html", context, status=status)
    fragment = f"review/_{name}.html"
    response = render(
        request, fragment if "steps" not in context else "review/_conflict_answer.html", context, status=status
    )
    response["HX-Retarget"], response["HX-Reswap"] = "#panel", "innerHTML"
    return response

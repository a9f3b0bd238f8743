"""Work done before the first session, as a reader is told.

Invariant: each piece passes the release by itself, the exercises it covered as those of a session
do, and what it left open by itself again.
"""

from sessionkit.documents.aims_view import issue_view
from sessionkit.documents.left_out import Kind
from sessionkit.documents.material import Material
from sessionkit.documents.record_view import PriorView
from sessionkit.documents.release import Item
from sessionkit.domain.dates import show_date
from sessionkit.domain.prior_work import PriorWork


def prior_views(material: Material) -> tuple[PriorView, ...]:
    """Every piece of work done before that goes out, in the order it was entered."""
    views = (_prior(material, each) for each in material.case.prior)
    return tuple(view for view in views if view is not None)


def _prior(material: Material, prior: PriorWork) -> PriorView | None:
    texts = (prior.what, prior.where, prior.period, prior.came_of_it, prior.source)
    item = Item(Kind.PRIOR, prior.id, texts, prior.marks)
    left = tuple(
        view
        for issue in material.issues_of(prior)
        if (view := issue_view(material, issue)) is not None
    )
    if not material.release.lets(item):
        return None
    by = f" by {prior.noted_by}" if material.names_workers else ""
    return PriorView(
        material.said(prior.what, prior.marks),
        prior.where,
        prior.period,
        _covered(material, prior),
        prior.came_of_it,
        prior.source,
        f"Entered {show_date(prior.noted)}{by}",
        left,
    )


def _covered(material: Material, prior: PriorWork) -> tuple[str, ...]:
    """The exercises of a piece of work that goes out, for readers who are told exercises."""
    names = (each.name for each in prior.exercises)
    return tuple(name for name in names if material.release.lets(Item(Kind.EXERCISE)))

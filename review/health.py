"""What machines ask: whether the process lives, whether it can work, and figures for Prometheus."""

from collections.abc import Iterator, Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from pipeline.errors import SprachlotseError
from review.refusals import NotHere
from review.visitor import TheDesk
from store.figures import Figures
from store.upgrade import is_current

router = APIRouter()


@router.get("/health")
def health() -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


@router.get("/ready")
def ready(desk: TheDesk) -> Response:
    """The database answers and has the newest tables."""
    try:
        is_ready = is_current(desk.settings.database)
    except SprachlotseError:
        is_ready = False
    return JSONResponse({"status": "ready" if is_ready else "not ready"}, 200 if is_ready else 503)


@router.get("/metrics")
def metrics(request: Request, desk: TheDesk) -> Response:
    """Figures, for the addresses in `web.monitors` only."""
    if request.client is None or request.client.host not in desk.web.monitors:
        raise NotHere
    registry = CollectorRegistry()
    registry.register(_Figures(desk.store.figures()))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


class _Figures(Collector):
    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def collect(self) -> Iterator[Metric]:
        its = self._figures
        yield _gauge("drafts", "Drafts by state", ["municipality", "state"], its.drafts)
        yield _gauge("billed_characters", "Characters that engines billed", ["municipality", "engine"], its.billed)
        yield _gauge("failing_targets", "Targets that failed", ["municipality"], its.failing)
        yield GaugeMetricFamily("sprachlotse_deliveries_waiting", "Webhooks that wait", value=its.deliveries_waiting)
        yield GaugeMetricFamily("sprachlotse_runs", "Runs that go on", value=its.running)
        finished: dict[tuple[str, ...], float] = {(name,): at.timestamp() for name, at in its.finished.items()}
        yield _gauge("last_run_timestamp_seconds", "End of the last run", ["municipality"], finished)


def _gauge(name: str, about: str, labels: list[str], values: Mapping[tuple[str, ...], float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"sprachlotse_{name}", about, labels=labels)
    for key, value in values.items():
        family.add_metric(key, value)
    return family

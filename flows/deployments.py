"""What Prefect's UI offers: each flow, for each municipality with its schedule."""

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.learn import learn
from flows.maintenance import maintenance
from flows.nightly import nightly
from flows.publish import publish
from flows.recheck import recheck
from flows.translate_now import translate_now
from pipeline.schedule import later, spread
from runtime.settings import MunicipalitySettings, Settings

ONE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
ASKED = {
    "slug": "Die Kommune, wie sie in den Einstellungen heißt: musterstadt",
    "documents": "Art und Nummer der Dokumente: page/7, event/3",
    "cause": "Anlass des Laufs; steht in seinem Namen",
}
"""What people are told who start a run by hand. Prefect reads it from docstrings only, which are English."""
_TIDY_AT = "30 5 * * *"


async def deployments(settings: Settings) -> list[RunnerDeployment]:
    """All of them; only the nights and the maintenance run by themselves."""
    for each in (nightly, publish, recheck, learn, translate_now):
        for name, its in each.parameters.properties.items():
            its["description"] = ASKED[name]
    found = [
        await maintenance.ato_deployment(
            "all", schedule=Cron(_TIDY_AT, timezone="Europe/Berlin"), entrypoint_type=EntrypointType.MODULE_PATH
        )
    ]
    for slug, town in settings.municipalities.items():
        found.append(await _night(slug, town))
        for each in (publish, recheck, learn, translate_now):
            found.append(
                await each.ato_deployment(
                    slug, parameters={"slug": slug}, tags=[slug], entrypoint_type=EntrypointType.MODULE_PATH
                )
            )
    return found


async def _night(slug: str, its: MunicipalitySettings) -> RunnerDeployment:
    when = later(its.schedule.night, spread(slug, its.schedule.spread_minutes))
    return await nightly.ato_deployment(
        slug,
        schedule=Cron(when, timezone=its.schedule.timezone),
        parameters={"slug": slug},
        tags=[slug],
        concurrency_limit=ONE,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )

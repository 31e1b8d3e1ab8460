"""The web app: its routes, its files, what every answer carries."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from threading import Event, Thread

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from review import api, health, webhooks
from review.answers import add_answers
from review.api import description
from review.desk import Desk
from review.pages import SCREENS
from review.render import load_templates
from review.security.headers import protect
from review.security.size import SizeLimit
from review.visitor import from_us
from review.warm import warm
from runtime.wiring import Application


def create_app(application: Application) -> FastAPI:
    """The app over an installation; the caller closes the installation."""
    app = FastAPI(
        lifespan=_lifespan,
        title="Sprachlotse",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(from_us)],
    )
    app.state.desk = Desk(application)
    app.state.paces = webhooks.Paces()
    app.add_middleware(SizeLimit, files=application.settings.web.upload_mb * 1024 * 1024)
    app.middleware("http")(protect)
    add_answers(app)
    app.mount("/static", StaticFiles(directory=str(files("review") / "static")), name="static")
    app.include_router(health.router)
    app.include_router(webhooks.router)
    for screen in SCREENS:
        app.include_router(screen.router)
    for its in (api, description):
        app.include_router(its.router)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    # Before anybody is served: Python 3.11 cannot parse in two threads at once, and Jinja parses (gh-106905).
    load_templates(app.state.desk.zone)
    stop = Event()
    warming = Thread(target=warm, args=(app.state.desk, stop), name="warm")
    warming.start()
    yield
    stop.set()
    warming.join()
    app.state.desk.close()

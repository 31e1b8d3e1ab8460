"""The inbox of a worker without Prefect, for `bench/webhooks.py --quick`: looks as often as the real one does.

python bench/inbox_loop.py      # SPRACHLOTSE_HOME names the installation
"""

import os
import time

from town import SLUG

from runtime.holding import finish, holding
from runtime.inbox import QUIET, settle, take
from runtime.night import batches, pulled, translate_batch
from runtime.settings import load
from runtime.wiring import Application

LOOK_S = 1.0


def main() -> None:
    application = Application(load(os.environ))
    its = application.municipality(SLUG, learned=True)
    while True:
        time.sleep(LOOK_S)
        if not application.store.with_deliveries(quiet=QUIET):
            continue
        with holding(its, "webhook") as held:
            deliveries = take(its)
            refs = frozenset(ref for each in deliveries for ref in each.refs)
            report = pulled(its, _quiet, only=refs)
            for batch in batches(its, size=application.settings.batch_size, only=refs):
                report += translate_batch(its, batch, _quiet, run_id=held.run_id)
            settle(its, deliveries, report, run=held.run_id)
            finish(held, report)


def _quiet(step: str, done: int, total: int) -> None:
    """No progress to be seen."""


if __name__ == "__main__":
    main()

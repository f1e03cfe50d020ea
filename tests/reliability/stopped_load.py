"""Loads a file and kills itself with SIGKILL at a step: `python -m tests.reliability.stopped_load HOME FILE STEP`."""

import os
import signal
import sys
from pathlib import Path

from etl.gather import gather
from etl.home import Home
from etl.load import load
from etl.publish import Step


def main(home: Path, file: Path, last: Step) -> None:
    """Loads up to the step named; nothing after it runs, no `finally` either."""

    def stop(step: Step) -> None:
        if step == last:
            os.kill(os.getpid(), signal.SIGKILL)

    load(Home(home), gather([file])[0], at_step=stop)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Step[sys.argv[3]])

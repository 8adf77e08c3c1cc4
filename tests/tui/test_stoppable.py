"""Work that is ended from outside."""

from threading import Event, Thread

from timeline_tui.tui.stoppable import Stoppable


def test_work_is_ended_and_cleans_up() -> None:
    stoppable, begun, done = Stoppable(), Event(), []

    def work() -> None:
        with stoppable.work():
            try:
                begun.set()
                while True:
                    pass
            finally:
                done.append("cleaned")
        done.append("went on")

    thread = Thread(target=work, daemon=True)
    thread.start()
    begun.wait()
    stoppable.stop()
    thread.join(30)

    assert not thread.is_alive()
    assert done == ["cleaned", "went on"]


def test_where_nothing_is_done_nothing_is_ended() -> None:
    stoppable = Stoppable()
    with stoppable.work():
        pass

    stoppable.stop()

"""Starts the real server, once for each mode, and makes clients of the official SDK for it."""

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import openai
import pytest

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "packages" / "cli" / "src" / "main.ts"
COMMAND = ["node", "--conditions=@pinhole/source", str(MAIN)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(process: subprocess.Popen, url: str) -> None:
    for _ in range(600):
        assert process.poll() is None, f"the server ended with code {process.returncode}"
        try:
            with urllib.request.urlopen(f"{url}/readyz") as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server was not ready within 30 s")


class Server:
    def __init__(self, home: str, *flags: str):
        port = free_port()
        self.home = home
        self.url = f"http://127.0.0.1:{port}"
        self.environment = {**os.environ, "PINHOLE_HOME": home, "PINHOLE_PORT": str(port)}
        self.process = subprocess.Popen([*COMMAND, "serve", *flags], env=self.environment, cwd=ROOT)
        wait_until_ready(self.process, self.url)

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [*COMMAND, *arguments], env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def client(self, api_key: str = "none", **options) -> openai.OpenAI:
        return openai.OpenAI(base_url=f"{self.url}/v1", api_key=api_key, **options)

    def async_client(self) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(base_url=f"{self.url}/v1", api_key="none")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)


def serve(*flags: str):
    with tempfile.TemporaryDirectory(prefix="pinhole-python-") as home:
        server = Server(home, *flags)
        yield server
        assert server.stop() == 0


@pytest.fixture(scope="session")
def server():
    yield from serve()


@pytest.fixture(scope="session")
def strict_server():
    yield from serve("--strict")


@pytest.fixture()
def own_server():
    """A server of one test's own, for keys."""
    yield from serve()


@pytest.fixture(scope="session")
def client(server):
    return server.client()


@pytest.fixture(scope="session")
def strict_client(strict_server):
    return strict_server.client()

# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tests' JupyterHub (tests/support/jupyterhub-env): users without passwords, servers as child processes of the hub, all
in the folder and on the ports that the environment names: HUB_FOLDER, HUB_PORT, HUB_API_PORT, HUB_PROXY_PORT, HUB_ADMIN_TOKEN.
"""

import os
import sys

c = get_config()  # noqa: F821: JupyterHub's own name
folder = os.environ["HUB_FOLDER"]
tools = os.path.dirname(sys.executable)

c.JupyterHub.bind_url = "http://127.0.0.1:%s/base/" % os.environ["HUB_PORT"]
c.JupyterHub.hub_bind_url = "http://127.0.0.1:%s" % os.environ["HUB_API_PORT"]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:%s" % os.environ["HUB_PROXY_PORT"]
c.ConfigurableHTTPProxy.command = [os.path.join(tools, "..", "node_modules", ".bin", "configurable-http-proxy")]
c.ConfigurableHTTPProxy.pid_file = os.path.join(folder, "proxy.pid")
c.JupyterHub.cookie_secret_file = os.path.join(folder, "cookie")
c.JupyterHub.db_url = "sqlite:///" + os.path.join(folder, "hub.sqlite")
c.JupyterHub.cleanup_servers = True
c.JupyterHub.cleanup_proxy = True

c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.allow_named_servers = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = os.path.join(folder, "home", "{username}")
c.Spawner.cmd = [os.path.join(tools, "jupyterhub-singleuser")]
# A token that the hub has taken back is refused soon; the default is five minutes.
c.Spawner.args = ["--allow-root", "--HubOAuth.cache_max_age=1"]
c.Spawner.default_url = "/tree"
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
c.Spawner.environment = {
    "SPARK_LOCAL_IP": "127.0.0.1",
    "JUPYTERHUB_SINGLEUSER_APP": "jupyter_server.serverapp.ServerApp",
}

c.JupyterHub.services = [{"name": "test", "api_token": os.environ["HUB_ADMIN_TOKEN"]}]
c.JupyterHub.load_roles = [
    {"name": "test", "services": ["test"], "scopes": ["admin:users", "admin:servers", "tokens"]},
]

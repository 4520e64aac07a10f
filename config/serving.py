"""How gunicorn serves the site: `gunicorn --config python:config.serving`, with --bind and --workers as one likes."""

wsgi_app = "config.wsgi"
worker_class = "config.reading.Worker"
threads = 8
limit_request_line = 4094
limit_request_fields = 100
limit_request_field_size = 8190
forwarded_allow_ips = ""  # what a proxy says is believed by BEHIND_PROXY alone

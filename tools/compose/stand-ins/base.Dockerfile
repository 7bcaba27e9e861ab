# Debian under the names that docker-compose.yml uses, where no registry of images can be reached. For tests alone.
FROM node:24-bookworm-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends gosu > /dev/null && rm -rf /var/lib/apt/lists/*

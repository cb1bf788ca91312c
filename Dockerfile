# One image for all services, and one for the operator's commands. Node runs TypeScript directly, so both contain the
# workspace.
#
#   docker build --target service .                                     SERVICE selects the service at start
#   docker build --target service --build-arg MUSIC_TOOLS=true .        with LilyPond and Csound
#   docker build --target operator .

# Pinned by version. NODE_IMAGE=node:24.21.0-slim@sha256:… as build argument pins it by digest too.
ARG NODE_IMAGE=node:24.21.0-slim

FROM ${NODE_IMAGE} AS base
ENV NODE_ENV=production
WORKDIR /app

FROM base AS workspace
RUN npm install --global pnpm@12.21.0
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
# This only fills pnpm's store; each image installs from the store later.
RUN pnpm fetch --prod && rm -rf node_modules
COPY . .

FROM workspace AS service-workspace
RUN pnpm install --prod --offline --frozen-lockfile --filter-prod '{./services/*}...'

FROM workspace AS operator-workspace
# Without the optional embedded PostgreSQL, because a container runs it.
RUN pnpm install --prod --no-optional --offline --frozen-lockfile --filter-prod '@fountainai/operator...'

FROM base AS operator
COPY --from=operator-workspace /app /app
# A new volume takes its owner from the folder on which it is mounted.
RUN mkdir -p /fountain/operator /fountain/public /fountain/gateway /fountain/tls /fountain/postgres /fountain/roles \
      /fountain/cache /fountain/wal /fountain/backups /fountain/files /fountain/owners /fountain/databases/backup \
  && for service in services/*/; do mkdir -p "/fountain/databases/$(basename "$service")"; done \
  && chown -R node:node /fountain
USER node
ENTRYPOINT ["node", "scripts/operator.ts"]
CMD ["--help"]

FROM base AS service
# Without these tools the story factory engraves and performs by WebAssembly.
ARG MUSIC_TOOLS=false
RUN if [ "$MUSIC_TOOLS" = true ]; then \
      apt-get update \
      && apt-get install -y --no-install-recommends lilypond csound bubblewrap poppler-utils \
      && rm -rf /var/lib/apt/lists/*; \
    fi
COPY --from=service-workspace /app /app
RUN mkdir -p /fountain/files /fountain/cache && chown -R node:node /fountain
USER node
ENV HOST=0.0.0.0
HEALTHCHECK --interval=5s --timeout=4s --start-period=120s --retries=3 CMD ["node", "scripts/ready.ts"]
CMD ["sh", "-c", "exec node --max-semi-space-size=8 --heap-growing-percent=20 --env-file-if-exists=/fountain/database/env services/${SERVICE:?says which service this is}/src/main.ts"]

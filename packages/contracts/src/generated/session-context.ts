// Generated from openapi/session-context.yaml by `pnpm generate`.

export interface paths {
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions
         * @description All sessions of the workspace in the order they were started, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listSessionsV1"];
        put?: never;
        /**
         * Start a session
         * @description The context may be left out and set later. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createSessionV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a session
         * @description The user of the session, and its context.
         */
        get: operations["getSessionV1"];
        /**
         * Replace a session
         * @description Sets the user and the context; a context left out becomes empty.
         */
        put: operations["replaceSessionV1"];
        post?: never;
        /**
         * Delete a session
         * @description The contexts that belong to the session are deleted with it.
         */
        delete: operations["deleteSessionV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{sessionId}/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the context of a session
         * @description The subject of the session, as plain text.
         */
        get: operations["getSessionContextV1"];
        /**
         * Set the context of a session
         * @description Overwrites the text; the user stays the same.
         */
        put: operations["replaceSessionContextV1"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contexts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the contexts
         * @description All contexts of the workspace in the order they were added, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listContextsV1"];
        put?: never;
        /**
         * Add a context
         * @description Mood, place, weather: whatever a story needs, tied to a session, a section, a character, or none of them. A sessionId that does not exist is a 409; headingId and characterId are kept as they are.
         */
        post: operations["createContextV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contexts/{contextId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a context
         * @description The data, and the session, section and character it belongs to.
         */
        get: operations["getContextV1"];
        /**
         * Replace a context
         * @description Sets all fields; an id left out becomes null. A sessionId that does not exist is a 409.
         */
        put: operations["replaceContextV1"];
        post?: never;
        /**
         * Delete a context
         * @description Actions that point at the context keep its id; an assembled story lists it as missing.
         */
        delete: operations["deleteContextV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sections/{headingId}/contexts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the contexts of a section
         * @description In the order they were added, at most 1,000; a Link header with rel="next" leads to more. A section without contexts, or one nobody knows, gives an empty list.
         */
        get: operations["listSectionContextsV1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions
         * @description All sessions of the workspace in the order they were started, a page at a time.
         */
        get: operations["listSessionsV2"];
        put?: never;
        /**
         * Start a session
         * @description The context may be left out and set later. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createSessionV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a session
         * @description The user of the session, and its context.
         */
        get: operations["getSessionV2"];
        /**
         * Replace a session
         * @description Sets the user and the context; a context left out becomes empty. With If-Match or `version` it is refused when somebody changed it since.
         */
        put: operations["replaceSessionV2"];
        post?: never;
        /**
         * Delete a session
         * @description The contexts that belong to the session are deleted with it. With If-Match it is refused when somebody changed it since.
         */
        delete: operations["deleteSessionV2"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a session
         * @description Fields left out stay as they are. With If-Match or `version` it is refused when somebody changed it since.
         */
        patch: operations["updateSessionV2"];
        trace?: never;
    };
    "/v2/sessions/{sessionId}/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the context of a session
         * @description The subject of the session, as plain text. Its version is the version of the session.
         */
        get: operations["getSessionContextV2"];
        /**
         * Set the context of a session
         * @description Overwrites the text; the user stays the same. With If-Match or `version` it is refused when somebody changed it since.
         */
        put: operations["replaceSessionContextV2"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sessions/{sessionId}/context/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the context of a session was
         * @description Every text it was set to, newest first, a page at a time; the first item is the present one. `version` is the version that the session had with it.
         */
        get: operations["listSessionContextHistoryV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/contexts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List or look up contexts
         * @description In the order they were added, a page at a time. `ids` and `headingIds` narrow the list; an id that does not exist is simply not in it.
         */
        get: operations["listContextsV2"];
        put?: never;
        /**
         * Add a context
         * @description Mood, place, weather: whatever a story needs, tied to a session, a section, a character, or none of them. A sessionId that does not exist is a 409; headingId and characterId are kept as they are.
         */
        post: operations["createContextV2"];
        /**
         * Delete many contexts
         * @description Up to 200 in one call, by `ids`. Actions that point at them keep their ids. An id that does not exist is passed over, so the call may be repeated.
         */
        delete: operations["deleteContextsV2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/contexts/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add many contexts
         * @description All or nothing, up to 2,000 in one call. They come back with their ids in the order they were sent. A sessionId that does not exist is a 409 that names it.
         */
        post: operations["createContextsV2"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change many contexts
         * @description All or nothing, up to 2,000 in one call. Each names its contextId and the fields to set; the other fields stay. A contextId that does not exist is a 404 that names it, and one that is named twice a 400.
         */
        patch: operations["updateContextsV2"];
        trace?: never;
    };
    "/v2/contexts/{contextId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a context
         * @description The data, and the session, section and character it belongs to.
         */
        get: operations["getContextV2"];
        /**
         * Replace a context
         * @description Sets all fields; an id left out becomes null. A sessionId that does not exist is a 409. With If-Match or `version` it is refused when somebody changed it since.
         */
        put: operations["replaceContextV2"];
        post?: never;
        /**
         * Delete a context
         * @description Actions that point at the context keep its id; an assembled story lists it as missing. With If-Match it is refused when somebody changed it since.
         */
        delete: operations["deleteContextV2"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a context
         * @description Fields left out stay as they are; data is replaced as a whole. A sessionId that does not exist is a 409. With If-Match or `version` it is refused when somebody changed it since.
         */
        patch: operations["updateContextV2"];
        trace?: never;
    };
    "/v2/sections/{headingId}/contexts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the contexts of a section
         * @description In the order they were added, a page at a time. A section without contexts, or one nobody knows, gives an empty page.
         */
        get: operations["listSectionContextsV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Whose session it is. */
        UserId: number;
        /** @description Data that a story needs; kept as it is. */
        ContextData: {
            [key: string]: unknown;
        };
        SessionV1: {
            sessionId: components["schemas"]["Id"];
            userId: components["schemas"]["UserId"];
            context: string;
        };
        SessionCreateV1: {
            userId: components["schemas"]["UserId"];
            /** @default  */
            context?: string;
            requestId?: components["schemas"]["RequestId"];
        };
        SessionReplaceV1: {
            userId: components["schemas"]["UserId"];
            /** @default  */
            context?: string;
        };
        SessionContextV1: {
            sessionId: components["schemas"]["Id"];
            context: string;
        };
        SessionContextReplaceV1: {
            context: string;
        };
        ContextV1: {
            contextId: components["schemas"]["Id"];
            sessionId: components["schemas"]["IdOrNull"];
            headingId: components["schemas"]["IdOrNull"];
            characterId: components["schemas"]["IdOrNull"];
            data: components["schemas"]["ContextData"];
        };
        ContextCreateV1: {
            sessionId?: components["schemas"]["IdOrNull"];
            headingId?: components["schemas"]["IdOrNull"];
            characterId?: components["schemas"]["IdOrNull"];
            data: components["schemas"]["ContextData"];
            requestId?: components["schemas"]["RequestId"];
        };
        ContextReplaceV1: {
            sessionId?: components["schemas"]["IdOrNull"];
            headingId?: components["schemas"]["IdOrNull"];
            characterId?: components["schemas"]["IdOrNull"];
            data: components["schemas"]["ContextData"];
        };
        SessionV2: {
            sessionId: components["schemas"]["Id"];
            userId: components["schemas"]["UserId"];
            context: string;
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        SessionCreateV2: {
            userId: components["schemas"]["UserId"];
            /** @default  */
            context?: string;
            requestId?: components["schemas"]["RequestId"];
        };
        SessionReplaceV2: {
            userId: components["schemas"]["UserId"];
            /** @default  */
            context?: string;
            version?: components["schemas"]["VersionField"];
        };
        SessionUpdateV2: {
            userId?: components["schemas"]["UserId"];
            context?: string;
            version?: components["schemas"]["VersionField"];
        };
        SessionPage: {
            items: components["schemas"]["SessionV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        SessionContextV2: {
            sessionId: components["schemas"]["Id"];
            context: string;
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        SessionContextReplaceV2: {
            context: string;
            version?: components["schemas"]["VersionField"];
        };
        PastSessionContext: {
            version: components["schemas"]["VersionField"];
            context: string;
            createdAt: components["schemas"]["Timestamp"];
        };
        SessionContextHistory: {
            items: components["schemas"]["PastSessionContext"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ContextV2: {
            contextId: components["schemas"]["Id"];
            sessionId: components["schemas"]["IdOrNull"];
            headingId: components["schemas"]["IdOrNull"];
            characterId: components["schemas"]["IdOrNull"];
            data: components["schemas"]["ContextData"];
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        ContextCreateV2: {
            sessionId?: components["schemas"]["IdOrNull"];
            headingId?: components["schemas"]["IdOrNull"];
            characterId?: components["schemas"]["IdOrNull"];
            data: components["schemas"]["ContextData"];
            requestId?: components["schemas"]["RequestId"];
        };
        ContextReplaceV2: {
            sessionId?: components["schemas"]["IdOrNull"];
            headingId?: components["schemas"]["IdOrNull"];
            characterId?: components["schemas"]["IdOrNull"];
            data: components["schemas"]["ContextData"];
            version?: components["schemas"]["VersionField"];
        };
        ContextUpdateV2: {
            sessionId?: components["schemas"]["IdOrNull"];
            headingId?: components["schemas"]["IdOrNull"];
            characterId?: components["schemas"]["IdOrNull"];
            data?: components["schemas"]["ContextData"];
            version?: components["schemas"]["VersionField"];
        };
        NewContext: {
            sessionId?: components["schemas"]["IdOrNull"];
            headingId?: components["schemas"]["IdOrNull"];
            characterId?: components["schemas"]["IdOrNull"];
            data: components["schemas"]["ContextData"];
        };
        ContextsCreateV2: {
            contexts: components["schemas"]["NewContext"][];
            requestId?: components["schemas"]["RequestId"];
        };
        ContextChange: {
            contextId: components["schemas"]["Id"];
            sessionId?: components["schemas"]["IdOrNull"];
            headingId?: components["schemas"]["IdOrNull"];
            characterId?: components["schemas"]["IdOrNull"];
            data?: components["schemas"]["ContextData"];
        };
        ContextsUpdateV2: {
            contexts: components["schemas"]["ContextChange"][];
        };
        ContextCount: {
            /** @description How many contexts were changed. */
            count: number;
        };
        ContextItems: {
            items: components["schemas"]["ContextV2"][];
        };
        ContextPage: {
            items: components["schemas"]["ContextV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Id: number;
        /** @description The same as the Idempotency-Key header, for clients that cannot send headers. */
        RequestId: string;
        IdOrNull: components["schemas"]["Id"] | null;
        /** @description Counts the writes to this resource; the first is 1. */
        VersionField: number;
        /**
         * Format: date-time
         * @description UTC, ISO 8601.
         */
        Timestamp: string;
        /** @description Send it as `cursor` for the next page; null on the last one. */
        NextCursor: string | null;
        /** @description An error, as in RFC 9457. */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description Stable, snake_case; made for programs. */
            code: string;
            /** @description What is wrong and what to do about it. */
            detail: string;
            /** @description Finds the call in the logs. */
            requestId: string;
            errors?: {
                /** @description A JSON pointer into the body, or the name of a parameter. */
                pointer: string;
                message: string;
            }[];
        };
    };
    responses: {
        /** @description Something in the request is wrong; `errors` points at it */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that is not accepted */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token lacks the scope this operation needs */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It contradicts what is stored, or the same call is still running */
        Conflict: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is over the limit */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not plain UTF-8 application/json */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key was used before with another request */
        IdempotencyMismatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Over the rate; wait as Retry-After says */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of ours; requestId finds it in the logs */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not possible right now, nothing was changed; try again as Retry-After says */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The workspace keeps as much as it may; nothing was stored. `detail` says how much, and how to make room */
        OverQuota: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing in this workspace */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unchanged since the ETag that was sent */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Changed since the ETag in If-Match; read it again */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The id the session was created with.
         * @example 1
         */
        SessionId: components["schemas"]["Id"];
        /**
         * @description The id the context was created with.
         * @example 5
         */
        ContextId: components["schemas"]["Id"];
        /**
         * @description The id of a section of a script.
         * @example 11
         */
        HeadingId: components["schemas"]["Id"];
        /**
         * @description Only these ids, separated by commas, at most 200.
         * @example [
         *       5,
         *       6
         *     ]
         */
        Ids: components["schemas"]["Id"][];
        /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
        IdempotencyKey: string;
        /** @description The nextCursor of the page before. Left out, the first page. */
        Cursor: string;
        /**
         * @description How many items a page holds.
         * @example 50
         */
        Limit: number;
        /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
        IfNoneMatch: string;
        /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description The address of what was created. */
        Location: string;
        /** @description `true` when this is the stored answer of an earlier call with the same key. */
        IdempotencyReplayed: "true";
        /** @description Leads to the next part of a long list, as `<…>; rel="next"`. */
        Link: string;
        /** @description The resource's version, for If-Match and If-None-Match. */
        ETag: string;
        /** @description Why the token was not accepted. */
        WWWAuthenticate: string;
        /** @description Seconds to wait before trying again. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSessionsV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "sessionId": 1,
                     *         "userId": 7,
                     *         "context": "We are rewriting the balcony scene in modern English."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SessionV1"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSessionV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": 7,
                 *       "context": "We are rewriting the balcony scene in modern English."
                 *     }
                 */
                "application/json": components["schemas"]["SessionCreateV1"];
            };
        };
        responses: {
            /** @description The session as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "userId": 7,
                     *       "context": "We are rewriting the balcony scene in modern English."
                     *     }
                     */
                    "application/json": components["schemas"]["SessionV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    getSessionV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "userId": 7,
                     *       "context": "We are rewriting the balcony scene in modern English."
                     *     }
                     */
                    "application/json": components["schemas"]["SessionV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceSessionV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": 7,
                 *       "context": "What Juliet knows: the stranger at the feast was a Montague."
                 *     }
                 */
                "application/json": components["schemas"]["SessionReplaceV1"];
            };
        };
        responses: {
            /** @description The session as it now is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "userId": 7,
                     *       "context": "What Juliet knows: the stranger at the feast was a Montague."
                     *     }
                     */
                    "application/json": components["schemas"]["SessionV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteSessionV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSessionContextV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The context */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "context": "We are rewriting the balcony scene in modern English."
                     *     }
                     */
                    "application/json": components["schemas"]["SessionContextV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceSessionContextV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "context": "What Juliet knows: the stranger at the feast was a Montague."
                 *     }
                 */
                "application/json": components["schemas"]["SessionContextReplaceV1"];
            };
        };
        responses: {
            /** @description The context as it now is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "context": "What Juliet knows: the stranger at the feast was a Montague."
                     *     }
                     */
                    "application/json": components["schemas"]["SessionContextV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listContextsV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contexts */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "contextId": 5,
                     *         "sessionId": 1,
                     *         "headingId": 11,
                     *         "characterId": 2,
                     *         "data": {
                     *           "location": "Capulet's orchard",
                     *           "time": "night",
                     *           "mood": "tender"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ContextV1"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createContextV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sessionId": 1,
                 *       "headingId": 11,
                 *       "characterId": 2,
                 *       "data": {
                 *         "location": "Capulet's orchard",
                 *         "time": "night",
                 *         "mood": "tender"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ContextCreateV1"];
            };
        };
        responses: {
            /** @description The context as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contextId": 5,
                     *       "sessionId": 1,
                     *       "headingId": 11,
                     *       "characterId": 2,
                     *       "data": {
                     *         "location": "Capulet's orchard",
                     *         "time": "night",
                     *         "mood": "tender"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ContextV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    getContextV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the context was created with.
                 * @example 5
                 */
                contextId: components["parameters"]["ContextId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The context */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contextId": 5,
                     *       "sessionId": 1,
                     *       "headingId": 11,
                     *       "characterId": 2,
                     *       "data": {
                     *         "location": "Capulet's orchard",
                     *         "time": "night",
                     *         "mood": "tender"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ContextV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceContextV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the context was created with.
                 * @example 5
                 */
                contextId: components["parameters"]["ContextId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sessionId": 1,
                 *       "headingId": 11,
                 *       "characterId": 2,
                 *       "data": {
                 *         "location": "Capulet's orchard",
                 *         "time": "night",
                 *         "mood": "alarmed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ContextReplaceV1"];
            };
        };
        responses: {
            /** @description The context as it now is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contextId": 5,
                     *       "sessionId": 1,
                     *       "headingId": 11,
                     *       "characterId": 2,
                     *       "data": {
                     *         "location": "Capulet's orchard",
                     *         "time": "night",
                     *         "mood": "alarmed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ContextV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteContextV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the context was created with.
                 * @example 5
                 */
                contextId: components["parameters"]["ContextId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSectionContextsV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of a section of a script.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contexts of the section */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "contextId": 5,
                     *         "sessionId": 1,
                     *         "headingId": 11,
                     *         "characterId": 2,
                     *         "data": {
                     *           "location": "Capulet's orchard",
                     *           "time": "night",
                     *           "mood": "tender"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ContextV1"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSessionsV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sessionId": 1,
                     *           "userId": 7,
                     *           "context": "We are rewriting the balcony scene in modern English.",
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSessionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": 7,
                 *       "context": "We are rewriting the balcony scene in modern English."
                 *     }
                 */
                "application/json": components["schemas"]["SessionCreateV2"];
            };
        };
        responses: {
            /** @description The session as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "userId": 7,
                     *       "context": "We are rewriting the balcony scene in modern English.",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    getSessionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "userId": 7,
                     *       "context": "We are rewriting the balcony scene in modern English.",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionV2"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceSessionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": 7,
                 *       "context": "What Juliet knows: the stranger at the feast was a Montague."
                 *     }
                 */
                "application/json": components["schemas"]["SessionReplaceV2"];
            };
        };
        responses: {
            /** @description The session as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "userId": 7,
                     *       "context": "What Juliet knows: the stranger at the feast was a Montague.",
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteSessionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateSessionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "context": "What Juliet knows: the stranger at the feast was a Montague."
                 *     }
                 */
                "application/json": components["schemas"]["SessionUpdateV2"];
            };
        };
        responses: {
            /** @description The session as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "userId": 7,
                     *       "context": "What Juliet knows: the stranger at the feast was a Montague.",
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    getSessionContextV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The context */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "context": "We are rewriting the balcony scene in modern English.",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionContextV2"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceSessionContextV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "context": "What Juliet knows: the stranger at the feast was a Montague."
                 *     }
                 */
                "application/json": components["schemas"]["SessionContextReplaceV2"];
            };
        };
        responses: {
            /** @description The context as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": 1,
                     *       "context": "What Juliet knows: the stranger at the feast was a Montague.",
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionContextV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listSessionContextHistoryV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the session was created with.
                 * @example 1
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contexts, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "version": 2,
                     *           "context": "What Juliet knows: the stranger at the feast was a Montague.",
                     *           "createdAt": "2026-01-31T12:05:00.000Z"
                     *         },
                     *         {
                     *           "version": 1,
                     *           "context": "We are rewriting the balcony scene in modern English.",
                     *           "createdAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SessionContextHistory"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listContextsV2: {
        parameters: {
            query?: {
                /**
                 * @description Only these ids, separated by commas, at most 200.
                 * @example [
                 *       5,
                 *       6
                 *     ]
                 */
                ids?: components["parameters"]["Ids"];
                /**
                 * @description Only contexts of these sections, separated by commas, at most 200.
                 * @example [
                 *       11,
                 *       12
                 *     ]
                 */
                headingIds?: components["schemas"]["Id"][];
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contexts */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "contextId": 5,
                     *           "sessionId": 1,
                     *           "headingId": 11,
                     *           "characterId": 2,
                     *           "data": {
                     *             "location": "Capulet's orchard",
                     *             "time": "night",
                     *             "mood": "tender"
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContextPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createContextV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sessionId": 1,
                 *       "headingId": 11,
                 *       "characterId": 2,
                 *       "data": {
                 *         "location": "Capulet's orchard",
                 *         "time": "night",
                 *         "mood": "tender"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ContextCreateV2"];
            };
        };
        responses: {
            /** @description The context as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contextId": 5,
                     *       "sessionId": 1,
                     *       "headingId": 11,
                     *       "characterId": 2,
                     *       "data": {
                     *         "location": "Capulet's orchard",
                     *         "time": "night",
                     *         "mood": "tender"
                     *       },
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ContextV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteContextsV2: {
        parameters: {
            query: {
                /**
                 * @description The ids of those to delete, separated by commas, at most 200.
                 * @example [
                 *       5,
                 *       6
                 *     ]
                 */
                ids: components["schemas"]["Id"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None of them is there any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createContextsV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "contexts": [
                 *         {
                 *           "sessionId": 1,
                 *           "headingId": 11,
                 *           "characterId": 2,
                 *           "data": {
                 *             "location": "Capulet's orchard",
                 *             "time": "night",
                 *             "mood": "tender"
                 *           }
                 *         },
                 *         {
                 *           "headingId": 11,
                 *           "data": {
                 *             "light": "moonlight"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ContextsCreateV2"];
            };
        };
        responses: {
            /** @description The contexts as stored, in the order they were sent */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "contextId": 5,
                     *           "sessionId": 1,
                     *           "headingId": 11,
                     *           "characterId": 2,
                     *           "data": {
                     *             "location": "Capulet's orchard",
                     *             "time": "night",
                     *             "mood": "tender"
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "contextId": 6,
                     *           "sessionId": null,
                     *           "headingId": 11,
                     *           "characterId": null,
                     *           "data": {
                     *             "light": "moonlight"
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ContextItems"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    updateContextsV2: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "contexts": [
                 *         {
                 *           "contextId": 5,
                 *           "headingId": 11
                 *         },
                 *         {
                 *           "contextId": 6,
                 *           "headingId": 12
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ContextsUpdateV2"];
            };
        };
        responses: {
            /** @description How many contexts were changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 2
                     *     }
                     */
                    "application/json": components["schemas"]["ContextCount"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    getContextV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id the context was created with.
                 * @example 5
                 */
                contextId: components["parameters"]["ContextId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The context */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contextId": 5,
                     *       "sessionId": 1,
                     *       "headingId": 11,
                     *       "characterId": 2,
                     *       "data": {
                     *         "location": "Capulet's orchard",
                     *         "time": "night",
                     *         "mood": "tender"
                     *       },
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ContextV2"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceContextV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the context was created with.
                 * @example 5
                 */
                contextId: components["parameters"]["ContextId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sessionId": 1,
                 *       "headingId": 11,
                 *       "characterId": 2,
                 *       "data": {
                 *         "location": "Capulet's orchard",
                 *         "time": "night",
                 *         "mood": "alarmed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ContextReplaceV2"];
            };
        };
        responses: {
            /** @description The context as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contextId": 5,
                     *       "sessionId": 1,
                     *       "headingId": 11,
                     *       "characterId": 2,
                     *       "data": {
                     *         "location": "Capulet's orchard",
                     *         "time": "night",
                     *         "mood": "alarmed"
                     *       },
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ContextV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteContextV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the context was created with.
                 * @example 5
                 */
                contextId: components["parameters"]["ContextId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateContextV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the context was created with.
                 * @example 5
                 */
                contextId: components["parameters"]["ContextId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "location": "Capulet's orchard",
                 *         "time": "night",
                 *         "mood": "alarmed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ContextUpdateV2"];
            };
        };
        responses: {
            /** @description The context as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contextId": 5,
                     *       "sessionId": 1,
                     *       "headingId": 11,
                     *       "characterId": 2,
                     *       "data": {
                     *         "location": "Capulet's orchard",
                     *         "time": "night",
                     *         "mood": "alarmed"
                     *       },
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ContextV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listSectionContextsV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of a section of a script.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contexts of the section */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "contextId": 5,
                     *           "sessionId": 1,
                     *           "headingId": 11,
                     *           "characterId": 2,
                     *           "data": {
                     *             "location": "Capulet's orchard",
                     *             "time": "night",
                     *             "mood": "tender"
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContextPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}

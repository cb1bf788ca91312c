// Generated from openapi/sequence.yaml by `pnpm generate`.

export interface paths {
    "/v1/sequence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the last number handed out
         * @description The counter's present number, without changing it. 404 when nothing was ever numbered under this name.
         */
        get: operations["getSequenceV1"];
        /**
         * Set a counter
         * @description The next number handed out follows the one set here. Setting a counter back makes it repeat numbers, so it is for corrections only.
         */
        put: operations["setSequenceV1"];
        /**
         * Hand out the next number, or a block of numbers
         * @description Returns the first of `count` consecutive numbers. The counter is made on first use and starts at 1. Send a requestId (or Idempotency-Key header) and a repeated call returns the same number.
         */
        post: operations["generateSequenceNumberV1"];
        /**
         * Forget a counter
         * @description A counter of the same name made later starts at 1 again.
         */
        delete: operations["deleteSequenceV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sequence/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give several elements of one type new numbers
         * @description All or nothing. An element without a counter is a 404 that names it; a repeated elementId or newSequence is a 400.
         */
        post: operations["reorderSequencesV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sequence/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of an element
         * @description Oldest first, at most 1,000; a Link header with rel="next" leads to more. An element without versions gives an empty list.
         */
        get: operations["listSequenceVersionsV1"];
        put?: never;
        /**
         * Keep a version of an element
         * @description Stores newVersionData under the element's next version number. The first is 1.
         */
        post: operations["createSequenceVersionV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sequence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the last number handed out
         * @description The counter's present number, without changing it. 404 when nothing was ever numbered under this name.
         */
        get: operations["getSequenceV2"];
        /**
         * Set a counter
         * @description The next number handed out follows the one set here. With If-Match or `version` it is refused when somebody changed the counter since. Setting a counter back makes it repeat numbers.
         */
        put: operations["setSequenceV2"];
        /**
         * Hand out the next number, or a block of numbers
         * @description Returns the first of `count` numbers and the step between them. The counter is made on first use and starts at 100. Send a requestId (or Idempotency-Key header) and a repeated call returns the same numbers.
         */
        post: operations["generateSequenceNumberV2"];
        /**
         * Forget a counter
         * @description A counter of the same name made later starts at 100 again.
         */
        delete: operations["deleteSequenceV2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the counters of one type
         * @description In the order of elementId, a page at a time. Without elementType, all counters of the workspace.
         */
        get: operations["listSequencesV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sequence/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give several elements of one type new numbers
         * @description All or nothing. An element without a counter is a 404 that names it; a repeated elementId or newSequence is a 400.
         */
        put: operations["reorderSequencesV2"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sequence/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of an element
         * @description Oldest first, a page at a time. An element without versions gives an empty page.
         */
        get: operations["listSequenceVersionsV2"];
        put?: never;
        /**
         * Keep a version of an element
         * @description Stores newVersionData under the element's next version number. The first is 1.
         */
        post: operations["createSequenceVersionV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sequence/version/{versionNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one version of an element
         * @description The data as it was kept under this number.
         */
        get: operations["getSequenceVersionV2"];
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
        /** @description A name of 1–64 letters, digits, _ or -. */
        ElementTypeV1: string;
        /** @enum {string} */
        ElementTypeV2: "script" | "section" | "character" | "action" | "spokenWord" | "session" | "context";
        /** @description Within which element the numbering runs; null or absent is across the workspace. */
        ElementIdOrNull: components["schemas"]["Id"] | null;
        /**
         * @description How many numbers to hand out.
         * @default 1
         */
        Count: number;
        Number: number;
        SequenceRequestV1: {
            elementType: components["schemas"]["ElementTypeV1"];
            elementId?: components["schemas"]["ElementIdOrNull"];
            count?: components["schemas"]["Count"];
            requestId?: components["schemas"]["RequestId"];
        };
        SequenceRequestV2: {
            elementType: components["schemas"]["ElementTypeV2"];
            elementId?: components["schemas"]["ElementIdOrNull"];
            count?: components["schemas"]["Count"];
            requestId?: components["schemas"]["RequestId"];
        };
        SequenceNumber: {
            sequenceNumber: components["schemas"]["Number"];
        };
        SequenceBlock: {
            sequenceNumber: components["schemas"]["Number"];
            /** @description How many numbers were handed out. */
            count: number;
            /** @description The distance between two of them. */
            step: number;
        };
        SequenceV1: {
            elementType: string;
            elementId: components["schemas"]["ElementIdOrNull"];
            sequenceNumber: components["schemas"]["Number"];
        };
        SequenceV1Set: {
            elementType: components["schemas"]["ElementTypeV1"];
            elementId?: components["schemas"]["ElementIdOrNull"];
            sequenceNumber: components["schemas"]["Number"];
        };
        SequenceV2: {
            elementType: string;
            elementId: components["schemas"]["ElementIdOrNull"];
            sequenceNumber: components["schemas"]["Number"];
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        SequenceV2Set: {
            elementType: components["schemas"]["ElementTypeV2"];
            elementId?: components["schemas"]["ElementIdOrNull"];
            sequenceNumber: components["schemas"]["Number"];
            version?: components["schemas"]["VersionField"];
        };
        SequencePage: {
            items: components["schemas"]["SequenceV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        NewSequence: {
            elementId: components["schemas"]["Id"];
            newSequence: number;
        };
        ReorderV1: {
            elementType: components["schemas"]["ElementTypeV1"];
            elements: components["schemas"]["NewSequence"][];
            requestId?: components["schemas"]["RequestId"];
        };
        ReorderV2: {
            elementType: components["schemas"]["ElementTypeV2"];
            elements: components["schemas"]["NewSequence"][];
        };
        Reordered: {
            updatedElements: components["schemas"]["NewSequence"][];
        };
        VersionRequestV1: {
            elementType: components["schemas"]["ElementTypeV1"];
            elementId?: components["schemas"]["ElementIdOrNull"];
            newVersionData: components["schemas"]["VersionData"];
            requestId?: components["schemas"]["RequestId"];
        };
        VersionRequestV2: {
            elementType: components["schemas"]["ElementTypeV2"];
            elementId?: components["schemas"]["ElementIdOrNull"];
            newVersionData: components["schemas"]["VersionData"];
            requestId?: components["schemas"]["RequestId"];
        };
        /** @description Data of the version; kept as it is. */
        VersionData: {
            [key: string]: unknown;
        };
        VersionNumber: {
            versionNumber: components["schemas"]["Id"];
        };
        Version: {
            versionNumber: components["schemas"]["Id"];
            versionData: components["schemas"]["VersionData"];
            createdAt: components["schemas"]["Timestamp"];
        };
        VersionPage: {
            items: components["schemas"]["Version"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Message: {
            message: string;
        };
        Id: number;
        /** @description The same as the Idempotency-Key header, for clients that cannot send headers. */
        RequestId: string;
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
         * @description The kind of element that is numbered.
         * @example action
         */
        ElementTypeV1: components["schemas"]["ElementTypeV1"];
        /**
         * @description The kind of element that is numbered.
         * @example action
         */
        ElementTypeV2: components["schemas"]["ElementTypeV2"];
        /**
         * @description Within which element the numbering runs. Left out, the numbering across the workspace.
         * @example 1
         */
        ElementId: components["schemas"]["Id"];
        /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
        IdempotencyKey: string;
        /** @description The nextCursor of the page before. Left out, the first page. */
        Cursor: string;
        /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
        IfNoneMatch: string;
        /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
        IfMatch: string;
        /**
         * @description How many items a page holds.
         * @example 50
         */
        Limit: number;
    };
    requestBodies: never;
    headers: {
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
    getSequenceV1: {
        parameters: {
            query: {
                /**
                 * @description The kind of element that is numbered.
                 * @example action
                 */
                elementType: components["parameters"]["ElementTypeV1"];
                /**
                 * @description Within which element the numbering runs. Left out, the numbering across the workspace.
                 * @example 1
                 */
                elementId?: components["parameters"]["ElementId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "elementType": "action",
                     *       "elementId": 1,
                     *       "sequenceNumber": 992
                     *     }
                     */
                    "application/json": components["schemas"]["SequenceV1"];
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
    setSequenceV1: {
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
                 *       "elementType": "action",
                 *       "elementId": 1,
                 *       "sequenceNumber": 40
                 *     }
                 */
                "application/json": components["schemas"]["SequenceV1Set"];
            };
        };
        responses: {
            /** @description The counter as it now is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "elementType": "action",
                     *       "elementId": 1,
                     *       "sequenceNumber": 40
                     *     }
                     */
                    "application/json": components["schemas"]["SequenceV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    generateSequenceNumberV1: {
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
                 *       "elementType": "action",
                 *       "elementId": 1,
                 *       "count": 1
                 *     }
                 */
                "application/json": components["schemas"]["SequenceRequestV1"];
            };
        };
        responses: {
            /** @description The first of the numbers handed out */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sequenceNumber": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SequenceNumber"];
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
    deleteSequenceV1: {
        parameters: {
            query: {
                /**
                 * @description The kind of element that is numbered.
                 * @example action
                 */
                elementType: components["parameters"]["ElementTypeV1"];
                /**
                 * @description Within which element the numbering runs. Left out, the numbering across the workspace.
                 * @example 1
                 */
                elementId?: components["parameters"]["ElementId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
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
    reorderSequencesV1: {
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
                 *       "elementType": "action",
                 *       "elements": [
                 *         {
                 *           "elementId": 1,
                 *           "newSequence": 2000
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReorderV1"];
            };
        };
        responses: {
            /** @description All were renumbered */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Renumbered 1 element."
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
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
    listSequenceVersionsV1: {
        parameters: {
            query: {
                /**
                 * @description The kind of element that is numbered.
                 * @example action
                 */
                elementType: components["parameters"]["ElementTypeV1"];
                /**
                 * @description Within which element the numbering runs. Left out, the numbering across the workspace.
                 * @example 1
                 */
                elementId?: components["parameters"]["ElementId"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions, oldest first */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "versionNumber": 1,
                     *         "versionData": {
                     *           "title": "The balcony"
                     *         },
                     *         "createdAt": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Version"][];
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
    createSequenceVersionV1: {
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
                 *       "elementType": "action",
                 *       "elementId": 1,
                 *       "newVersionData": {
                 *         "title": "The balcony"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["VersionRequestV1"];
            };
        };
        responses: {
            /** @description The number of the version kept */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versionNumber": 1
                     *     }
                     */
                    "application/json": components["schemas"]["VersionNumber"];
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
    getSequenceV2: {
        parameters: {
            query: {
                /**
                 * @description The kind of element that is numbered.
                 * @example action
                 */
                elementType: components["parameters"]["ElementTypeV2"];
                /**
                 * @description Within which element the numbering runs. Left out, the numbering across the workspace.
                 * @example 1
                 */
                elementId?: components["parameters"]["ElementId"];
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
            /** @description The counter */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "elementType": "action",
                     *       "elementId": 1,
                     *       "sequenceNumber": 120,
                     *       "version": 3,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SequenceV2"];
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
    setSequenceV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "elementType": "action",
                 *       "elementId": 1,
                 *       "sequenceNumber": 500
                 *     }
                 */
                "application/json": components["schemas"]["SequenceV2Set"];
            };
        };
        responses: {
            /** @description The counter as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "elementType": "action",
                     *       "elementId": 1,
                     *       "sequenceNumber": 500,
                     *       "version": 4,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SequenceV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
    generateSequenceNumberV2: {
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
                 *       "elementType": "action",
                 *       "elementId": 1,
                 *       "count": 3
                 *     }
                 */
                "application/json": components["schemas"]["SequenceRequestV2"];
            };
        };
        responses: {
            /** @description The first of the numbers handed out, how many, and the step between them */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sequenceNumber": 100,
                     *       "count": 3,
                     *       "step": 10
                     *     }
                     */
                    "application/json": components["schemas"]["SequenceBlock"];
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
    deleteSequenceV2: {
        parameters: {
            query: {
                /**
                 * @description The kind of element that is numbered.
                 * @example action
                 */
                elementType: components["parameters"]["ElementTypeV2"];
                /**
                 * @description Within which element the numbering runs. Left out, the numbering across the workspace.
                 * @example 1
                 */
                elementId?: components["parameters"]["ElementId"];
            };
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
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
    listSequencesV2: {
        parameters: {
            query?: {
                /**
                 * @description Only counters of this type.
                 * @example action
                 */
                elementType?: components["schemas"]["ElementTypeV2"];
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
            /** @description A page of counters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "elementType": "action",
                     *           "elementId": 1,
                     *           "sequenceNumber": 120,
                     *           "version": 3,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SequencePage"];
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
    reorderSequencesV2: {
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
                 *       "elementType": "action",
                 *       "elements": [
                 *         {
                 *           "elementId": 1,
                 *           "newSequence": 500
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReorderV2"];
            };
        };
        responses: {
            /** @description The elements with their new numbers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "updatedElements": [
                     *         {
                     *           "elementId": 1,
                     *           "newSequence": 500
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Reordered"];
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
    listSequenceVersionsV2: {
        parameters: {
            query: {
                /**
                 * @description The kind of element that is numbered.
                 * @example action
                 */
                elementType: components["parameters"]["ElementTypeV2"];
                /**
                 * @description Within which element the numbering runs. Left out, the numbering across the workspace.
                 * @example 1
                 */
                elementId?: components["parameters"]["ElementId"];
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
            /** @description A page of versions, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "versionNumber": 1,
                     *           "versionData": {
                     *             "title": "The balcony"
                     *           },
                     *           "createdAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["VersionPage"];
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
    createSequenceVersionV2: {
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
                 *       "elementType": "action",
                 *       "elementId": 1,
                 *       "newVersionData": {
                 *         "title": "The balcony"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["VersionRequestV2"];
            };
        };
        responses: {
            /** @description The number of the version kept */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versionNumber": 1
                     *     }
                     */
                    "application/json": components["schemas"]["VersionNumber"];
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
    getSequenceVersionV2: {
        parameters: {
            query: {
                /**
                 * @description The kind of element that is numbered.
                 * @example action
                 */
                elementType: components["parameters"]["ElementTypeV2"];
                /**
                 * @description Within which element the numbering runs. Left out, the numbering across the workspace.
                 * @example 1
                 */
                elementId?: components["parameters"]["ElementId"];
            };
            header?: never;
            path: {
                /**
                 * @description The number the version was kept under; the first is 1.
                 * @example 1
                 */
                versionNumber: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versionNumber": 1,
                     *       "versionData": {
                     *         "title": "The balcony"
                     *       },
                     *       "createdAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Version"];
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
}

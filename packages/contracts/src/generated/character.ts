// Generated from openapi/character.yaml by `pnpm generate`.

export interface paths {
    "/v1/characters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the characters
         * @description All characters of the workspace in the order they were added, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listCharactersV1"];
        put?: never;
        /**
         * Add a character
         * @description The description may be left out. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createCharacterV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{characterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a character
         * @description The name and description of one character.
         */
        get: operations["getCharacterV1"];
        /**
         * Replace a character
         * @description Sets the name and the description; a description left out becomes empty.
         */
        put: operations["replaceCharacterV1"];
        post?: never;
        /**
         * Delete a character
         * @description Its appearances and paraphrases are deleted with it. Actions and contexts that name the character keep its id; an assembled story lists it as missing.
         */
        delete: operations["deleteCharacterV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sections/{headingId}/characters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the characters of a section
         * @description The characters that appear in it, in the order they were added, at most 1,000; a Link header with rel="next" leads to more. A section without characters, or one nobody knows, gives an empty list.
         */
        get: operations["listSectionCharactersV1"];
        put?: never;
        /**
         * Say that a character appears in a section
         * @description 201 when that is new, 200 when it was known already. A character that does not exist is a 404; headingId is kept as it is. Send a requestId (or Idempotency-Key header) and a repeated call returns the first answer.
         */
        post: operations["addSectionCharacterV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sections/{headingId}/characters/{characterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Say that a character does not appear in a section
         * @description The character itself stays, and so does what it says there. 404 when it did not appear there.
         */
        delete: operations["removeSectionCharacterV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{characterId}/paraphrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the paraphrases of a character
         * @description In the order they were added, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listCharacterParaphrasesV1"];
        put?: never;
        /**
         * Add a paraphrase of a character
         * @description Another wording of who the character is, with why. The character itself stays as it is. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createCharacterParaphraseV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/paraphrases/{paraphraseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a paraphrase
         * @description The character it is a wording of stays as it is.
         */
        delete: operations["deleteParaphraseV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/characters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List or look up characters
         * @description In the order they were added, a page at a time. `ids` and `name` narrow the list; an id or a name that does not exist is simply not in it.
         */
        get: operations["listCharactersV2"];
        put?: never;
        /**
         * Add a character
         * @description Everything but the name may be left out. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createCharacterV2"];
        /**
         * Delete many characters
         * @description Up to 200 in one call, by `ids`. Their appearances and paraphrases go with them. An id that does not exist is passed over, so the call may be repeated.
         */
        delete: operations["deleteCharactersV2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/characters/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add many characters
         * @description All or nothing, up to 2,000 in one call. They come back with their ids in the order they were sent.
         */
        post: operations["createCharactersV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/characters/{characterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a character
         * @description One character with its aliases, its attributes and its version.
         */
        get: operations["getCharacterV2"];
        /**
         * Replace a character
         * @description Sets all fields; what is left out becomes empty. With If-Match or `version` it is refused when somebody changed it since.
         */
        put: operations["replaceCharacterV2"];
        post?: never;
        /**
         * Delete a character
         * @description Its appearances and paraphrases are deleted with it. Actions and contexts that name the character keep its id; an assembled story lists it as missing. With If-Match it is refused when somebody changed it since.
         */
        delete: operations["deleteCharacterV2"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a character
         * @description Fields left out stay as they are; aliases and attributes are each replaced as a whole. With If-Match or `version` it is refused when somebody changed it since.
         */
        patch: operations["updateCharacterV2"];
        trace?: never;
    };
    "/v2/sections/{headingId}/characters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the characters of a section
         * @description The characters that appear in it, in the order they were added, a page at a time. A section without characters, or one nobody knows, gives an empty page.
         */
        get: operations["listSectionCharactersV2"];
        put?: never;
        /**
         * Say that a character appears in a section
         * @description 201 when that is new, 200 when it was known already. A character that does not exist is a 404; headingId is kept as it is. Send a requestId (or Idempotency-Key header) and a repeated call returns the first answer.
         */
        post: operations["addSectionCharacterV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sections/{headingId}/characters/{characterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Say that a character does not appear in a section
         * @description The character itself stays, and so does what it says there. 404 when it did not appear there.
         */
        delete: operations["removeSectionCharacterV2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/appearances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who appears in many sections
         * @description Section by section, in the order in which characters were added to each. `headingIds` takes up to 200 sections. A section in which nobody appears, or one nobody knows, is simply not in it.
         */
        get: operations["listAppearancesV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/appearances/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say of many characters where they appear
         * @description All or nothing, up to 5,000 in one call. An appearance that exists already, or is sent twice, changes nothing. A character that does not exist is a 404 that names it. Returns how many different appearances of those sent there are now.
         */
        post: operations["createAppearancesV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/characters/{characterId}/paraphrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the paraphrases of a character
         * @description In the order they were added, a page at a time.
         */
        get: operations["listCharacterParaphrasesV2"];
        put?: never;
        /**
         * Add a paraphrase of a character
         * @description Another wording of who the character is, with why. The character itself stays as it is. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createCharacterParaphraseV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/paraphrases/{paraphraseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a paraphrase
         * @description The character it is a wording of stays as it is. With If-Match it is refused when somebody changed it since.
         */
        delete: operations["deleteParaphraseV2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Name: string;
        Alias: string;
        /** @description Further data; kept as it is. */
        Attributes: {
            [key: string]: unknown;
        };
        CharacterV1: {
            characterId: components["schemas"]["Id"];
            name: string;
            description: string;
        };
        CharacterCreateV1: {
            name: components["schemas"]["Name"];
            /** @default  */
            description?: string;
            requestId?: components["schemas"]["RequestId"];
        };
        CharacterReplaceV1: {
            name: components["schemas"]["Name"];
            /** @default  */
            description?: string;
        };
        CharacterV2: {
            characterId: components["schemas"]["Id"];
            name: string;
            description: string;
            /** @description Other names the character goes by. */
            aliases: string[];
            attributes: components["schemas"]["Attributes"];
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        CharacterCreateV2: {
            name: components["schemas"]["Name"];
            /** @default  */
            description?: string;
            /**
             * @description Other names the character goes by.
             * @default []
             */
            aliases?: components["schemas"]["Alias"][];
            /**
             * @description Further data.
             * @default {}
             */
            attributes?: {
                [key: string]: unknown;
            };
            requestId?: components["schemas"]["RequestId"];
        };
        NewCharacter: {
            name: components["schemas"]["Name"];
            /** @default  */
            description?: string;
            /**
             * @description Other names the character goes by.
             * @default []
             */
            aliases?: components["schemas"]["Alias"][];
            /**
             * @description Further data.
             * @default {}
             */
            attributes?: {
                [key: string]: unknown;
            };
        };
        CharactersCreateV2: {
            characters: components["schemas"]["NewCharacter"][];
            requestId?: components["schemas"]["RequestId"];
        };
        CharacterReplaceV2: {
            name: components["schemas"]["Name"];
            /** @default  */
            description?: string;
            /**
             * @description Other names the character goes by.
             * @default []
             */
            aliases?: components["schemas"]["Alias"][];
            /**
             * @description Further data.
             * @default {}
             */
            attributes?: {
                [key: string]: unknown;
            };
            version?: components["schemas"]["VersionField"];
        };
        CharacterUpdateV2: {
            name?: components["schemas"]["Name"];
            description?: string;
            aliases?: components["schemas"]["Alias"][];
            attributes?: components["schemas"]["Attributes"];
            version?: components["schemas"]["VersionField"];
        };
        CharacterItems: {
            items: components["schemas"]["CharacterV2"][];
        };
        CharacterPage: {
            items: components["schemas"]["CharacterV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Appearance: {
            headingId: components["schemas"]["Id"];
            characterId: components["schemas"]["Id"];
        };
        AppearanceCreate: {
            characterId: components["schemas"]["Id"];
            requestId?: components["schemas"]["RequestId"];
        };
        NewAppearance: {
            headingId: components["schemas"]["Id"];
            characterId: components["schemas"]["Id"];
        };
        AppearancePage: {
            items: components["schemas"]["Appearance"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        AppearancesCreateV2: {
            appearances: components["schemas"]["NewAppearance"][];
            requestId?: components["schemas"]["RequestId"];
        };
        AppearanceCount: {
            /** @description How many of those sent there are now. */
            count: number;
        };
        ParaphraseCreate: {
            /** @description The other wording. */
            text: string;
            /**
             * @description Why it is worded like this.
             * @default
             */
            commentary?: string;
            requestId?: components["schemas"]["RequestId"];
        };
        ParaphraseV1: {
            paraphraseId: components["schemas"]["Id"];
            originalId: components["schemas"]["OriginalId"];
            text: string;
            /** @description Why it is worded like this. */
            commentary: string;
        };
        Id: number;
        ParaphraseV2: {
            paraphraseId: components["schemas"]["Id"];
            originalId: components["schemas"]["OriginalId"];
            text: string;
            /** @description Why it is worded like this. */
            commentary: string;
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        ParaphrasePage: {
            items: components["schemas"]["ParaphraseV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
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
        /** @description The id of what this is another wording of. */
        OriginalId: number;
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
         * @description The id the character was created with.
         * @example 2
         */
        CharacterId: components["schemas"]["Id"];
        /**
         * @description The id of a section of a script.
         * @example 11
         */
        HeadingId: components["schemas"]["Id"];
        /**
         * @description Only these ids, separated by commas, at most 200.
         * @example [
         *       1,
         *       2
         *     ]
         */
        Ids: components["schemas"]["Id"][];
        /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
        IdempotencyKey: string;
        /** @description The nextCursor of the page before. Left out, the first page. */
        Cursor: string;
        /**
         * @description The id the paraphrase was created with.
         * @example 1
         */
        ParaphraseId: components["schemas"]["Id"];
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
    listCharactersV1: {
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
            /** @description The characters */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "characterId": 1,
                     *         "name": "ROMEO",
                     *         "description": "Son to Montague."
                     *       },
                     *       {
                     *         "characterId": 2,
                     *         "name": "JULIET",
                     *         "description": "Daughter to Capulet; not yet fourteen."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["CharacterV1"][];
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
    createCharacterV1: {
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
                 *       "name": "JULIET",
                 *       "description": "Daughter to Capulet; not yet fourteen."
                 *     }
                 */
                "application/json": components["schemas"]["CharacterCreateV1"];
            };
        };
        responses: {
            /** @description The character as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "characterId": 2,
                     *       "name": "JULIET",
                     *       "description": "Daughter to Capulet; not yet fourteen."
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterV1"];
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
    getCharacterV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The character */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "characterId": 2,
                     *       "name": "JULIET",
                     *       "description": "Daughter to Capulet; not yet fourteen."
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterV1"];
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
    replaceCharacterV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "JULIET",
                 *       "description": "Daughter to Capulet; not yet fourteen."
                 *     }
                 */
                "application/json": components["schemas"]["CharacterReplaceV1"];
            };
        };
        responses: {
            /** @description The character as it now is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "characterId": 2,
                     *       "name": "JULIET",
                     *       "description": "Daughter to Capulet; not yet fourteen."
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterV1"];
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
    deleteCharacterV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
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
    listSectionCharactersV1: {
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
            /** @description The characters of the section */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "characterId": 1,
                     *         "name": "ROMEO",
                     *         "description": "Son to Montague."
                     *       },
                     *       {
                     *         "characterId": 2,
                     *         "name": "JULIET",
                     *         "description": "Daughter to Capulet; not yet fourteen."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["CharacterV1"][];
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
    addSectionCharacterV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id of a section of a script.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "characterId": 2
                 *     }
                 */
                "application/json": components["schemas"]["AppearanceCreate"];
            };
        };
        responses: {
            /** @description The character appeared there already */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "characterId": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Appearance"];
                };
            };
            /** @description The character now appears there */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "characterId": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Appearance"];
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
    removeSectionCharacterV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a section of a script.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
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
    listCharacterParaphrasesV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paraphrases */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "paraphraseId": 7,
                     *         "originalId": 2,
                     *         "text": "A girl of thirteen, braver than her house.",
                     *         "commentary": "For the programme notes."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ParaphraseV1"][];
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
    createCharacterParaphraseV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "A girl of thirteen, braver than her house.",
                 *       "commentary": "For the programme notes."
                 *     }
                 */
                "application/json": components["schemas"]["ParaphraseCreate"];
            };
        };
        responses: {
            /** @description The paraphrase as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "paraphraseId": 7,
                     *       "originalId": 2,
                     *       "text": "A girl of thirteen, braver than her house.",
                     *       "commentary": "For the programme notes."
                     *     }
                     */
                    "application/json": components["schemas"]["ParaphraseV1"];
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
    deleteParaphraseV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the paraphrase was created with.
                 * @example 1
                 */
                paraphraseId: components["parameters"]["ParaphraseId"];
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
    listCharactersV2: {
        parameters: {
            query?: {
                /**
                 * @description Only these ids, separated by commas, at most 200.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                ids?: components["parameters"]["Ids"];
                /**
                 * @description Only characters with exactly this name.
                 * @example JULIET
                 */
                name?: string;
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
            /** @description A page of characters */
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
                     *           "characterId": 1,
                     *           "name": "ROMEO",
                     *           "description": "Son to Montague.",
                     *           "aliases": [
                     *             "Young Montague"
                     *           ],
                     *           "attributes": {
                     *             "house": "Montague"
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "characterId": 2,
                     *           "name": "JULIET",
                     *           "description": "Daughter to Capulet; not yet fourteen.",
                     *           "aliases": [
                     *             "Lady Juliet"
                     *           ],
                     *           "attributes": {
                     *             "house": "Capulet",
                     *             "age": 13
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterPage"];
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
    createCharacterV2: {
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
                 *       "name": "JULIET",
                 *       "description": "Daughter to Capulet; not yet fourteen.",
                 *       "aliases": [
                 *         "Lady Juliet"
                 *       ],
                 *       "attributes": {
                 *         "house": "Capulet",
                 *         "age": 13
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CharacterCreateV2"];
            };
        };
        responses: {
            /** @description The character as stored */
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
                     *       "characterId": 2,
                     *       "name": "JULIET",
                     *       "description": "Daughter to Capulet; not yet fourteen.",
                     *       "aliases": [
                     *         "Lady Juliet"
                     *       ],
                     *       "attributes": {
                     *         "house": "Capulet",
                     *         "age": 13
                     *       },
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterV2"];
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
    deleteCharactersV2: {
        parameters: {
            query: {
                /**
                 * @description The ids of those to delete, separated by commas, at most 200.
                 * @example [
                 *       1,
                 *       2
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
    createCharactersV2: {
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
                 *       "characters": [
                 *         {
                 *           "name": "ROMEO",
                 *           "description": "Son to Montague.",
                 *           "aliases": [
                 *             "Young Montague"
                 *           ],
                 *           "attributes": {
                 *             "house": "Montague"
                 *           }
                 *         },
                 *         {
                 *           "name": "JULIET",
                 *           "description": "Daughter to Capulet; not yet fourteen.",
                 *           "aliases": [
                 *             "Lady Juliet"
                 *           ],
                 *           "attributes": {
                 *             "house": "Capulet",
                 *             "age": 13
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CharactersCreateV2"];
            };
        };
        responses: {
            /** @description The characters as stored, in the order they were sent */
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
                     *           "characterId": 1,
                     *           "name": "ROMEO",
                     *           "description": "Son to Montague.",
                     *           "aliases": [
                     *             "Young Montague"
                     *           ],
                     *           "attributes": {
                     *             "house": "Montague"
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "characterId": 2,
                     *           "name": "JULIET",
                     *           "description": "Daughter to Capulet; not yet fourteen.",
                     *           "aliases": [
                     *             "Lady Juliet"
                     *           ],
                     *           "attributes": {
                     *             "house": "Capulet",
                     *             "age": 13
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterItems"];
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
    getCharacterV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The character */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "characterId": 2,
                     *       "name": "JULIET",
                     *       "description": "Daughter to Capulet; not yet fourteen.",
                     *       "aliases": [
                     *         "Lady Juliet"
                     *       ],
                     *       "attributes": {
                     *         "house": "Capulet",
                     *         "age": 13
                     *       },
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterV2"];
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
    replaceCharacterV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "JULIET",
                 *       "description": "Daughter to Capulet; not yet fourteen.",
                 *       "aliases": [
                 *         "Lady Juliet"
                 *       ],
                 *       "attributes": {
                 *         "house": "Capulet",
                 *         "age": 13
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CharacterReplaceV2"];
            };
        };
        responses: {
            /** @description The character as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "characterId": 2,
                     *       "name": "JULIET",
                     *       "description": "Daughter to Capulet; not yet fourteen.",
                     *       "aliases": [
                     *         "Lady Juliet"
                     *       ],
                     *       "attributes": {
                     *         "house": "Capulet",
                     *         "age": 13
                     *       },
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterV2"];
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
    deleteCharacterV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
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
    updateCharacterV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "aliases": [
                 *         "Lady Juliet",
                 *         "Juliet Capulet"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CharacterUpdateV2"];
            };
        };
        responses: {
            /** @description The character as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "characterId": 2,
                     *       "name": "JULIET",
                     *       "description": "Daughter to Capulet; not yet fourteen.",
                     *       "aliases": [
                     *         "Lady Juliet",
                     *         "Juliet Capulet"
                     *       ],
                     *       "attributes": {
                     *         "house": "Capulet",
                     *         "age": 13
                     *       },
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterV2"];
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
    listSectionCharactersV2: {
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
            /** @description A page of the characters of the section */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "characterId": 2,
                     *           "name": "JULIET",
                     *           "description": "Daughter to Capulet; not yet fourteen.",
                     *           "aliases": [
                     *             "Lady Juliet"
                     *           ],
                     *           "attributes": {
                     *             "house": "Capulet",
                     *             "age": 13
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CharacterPage"];
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
    addSectionCharacterV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id of a section of a script.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "characterId": 2
                 *     }
                 */
                "application/json": components["schemas"]["AppearanceCreate"];
            };
        };
        responses: {
            /** @description The character appeared there already */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "characterId": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Appearance"];
                };
            };
            /** @description The character now appears there */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "characterId": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Appearance"];
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
    removeSectionCharacterV2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a section of a script.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
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
    listAppearancesV2: {
        parameters: {
            query: {
                /**
                 * @description The ids of the sections, separated by commas, at most 200.
                 * @example [
                 *       11,
                 *       12
                 *     ]
                 */
                headingIds: components["schemas"]["Id"][];
                /**
                 * @description How many appearances a page holds.
                 * @example 1000
                 */
                limit?: number;
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of appearances */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "headingId": 11,
                     *           "characterId": 1
                     *         },
                     *         {
                     *           "headingId": 11,
                     *           "characterId": 2
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AppearancePage"];
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
    createAppearancesV2: {
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
                 *       "appearances": [
                 *         {
                 *           "headingId": 11,
                 *           "characterId": 1
                 *         },
                 *         {
                 *           "headingId": 11,
                 *           "characterId": 2
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AppearancesCreateV2"];
            };
        };
        responses: {
            /** @description How many of these appearances there are now */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 2
                     *     }
                     */
                    "application/json": components["schemas"]["AppearanceCount"];
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
    listCharacterParaphrasesV2: {
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
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of paraphrases */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "paraphraseId": 7,
                     *           "originalId": 2,
                     *           "text": "A girl of thirteen, braver than her house.",
                     *           "commentary": "For the programme notes.",
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ParaphrasePage"];
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
    createCharacterParaphraseV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the character was created with.
                 * @example 2
                 */
                characterId: components["parameters"]["CharacterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "A girl of thirteen, braver than her house.",
                 *       "commentary": "For the programme notes."
                 *     }
                 */
                "application/json": components["schemas"]["ParaphraseCreate"];
            };
        };
        responses: {
            /** @description The paraphrase as stored */
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
                     *       "paraphraseId": 7,
                     *       "originalId": 2,
                     *       "text": "A girl of thirteen, braver than her house.",
                     *       "commentary": "For the programme notes.",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ParaphraseV2"];
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
    deleteParaphraseV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the paraphrase was created with.
                 * @example 1
                 */
                paraphraseId: components["parameters"]["ParaphraseId"];
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
}

// Generated from openapi/story-factory.yaml by `pnpm generate`.

export interface paths {
    "/v1/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a whole story
         * @description Every element of a script in reading order (section by section, in each by sequence), with who speaks, what is said and in which context. A reference that leads nowhere is null and listed under `missing`; nothing is dropped.
         */
        get: operations["getStoryV1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/sequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a part of a story
         * @description The elements from startSequence to endSequence, both included. None in that range gives an empty list; a start after the end is a 400.
         */
        get: operations["getStorySequencesV1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a play
         * @description Takes a play in Fountain and makes its script, sections, actions, spoken words, characters and contexts: the whole play or nothing. The very same text sent again returns the play it became; while it is being imported, a 409.
         */
        post: operations["importStoryV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a play
         * @description The whole play as one text file in Fountain, in reading order, with a name to save it under. Send its ETag as If-None-Match, and an unchanged play is a 304.
         */
        get: operations["exportStoryV1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scripts/{scriptId}/orchestration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far an orchestration is
         * @description State, progress and files (at most 200; send nextCursor as `cursor` for the next) of the orchestration that was asked for last, of the play or of one section. Stale, when the script has changed since. None was asked for, a 404.
         */
        get: operations["getOrchestrationV1"];
        put?: never;
        /**
         * Compose a play, or one of its sections
         * @description Makes a score (.mid, .ly, .csd, MusicXML), pages and sound from the story as it is now, in the background. The same story and options again give the same job; one that failed or was cancelled is begun again.
         */
        post: operations["orchestrateScriptV1"];
        /**
         * Cancel an orchestration
         * @description Stops what is being made and removes the files that are there, of earlier orchestrations of the same play or section too. It can be asked for again.
         */
        delete: operations["cancelOrchestrationV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a file
         * @description The bytes of a file of an orchestration, or the part of them that Range asks for. The content of a file never changes.
         */
        get: operations["getFileV1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a story, a page at a time
         * @description Pages hold at most maxCharacters; send nextCursor as `cursor` for the next one. `character` and `headingId` narrow it; a filter that fits nothing gives an empty story. A reference that leads nowhere is null and listed under `missing`; nothing is dropped.
         */
        get: operations["getStoryV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/stories/sequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a part of a story
         * @description The elements from startSequence to endSequence, both included, a page of at most maxCharacters at a time. None in that range gives an empty list; a start after the end is a 400.
         */
        get: operations["getStorySequencesV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/stories/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a play
         * @description Takes a play in Fountain and makes its script, sections, actions, spoken words, characters and contexts: the whole play or nothing. The very same text sent again returns the play it became; while it is being imported, a 409.
         */
        post: operations["importStoryV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/stories/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a play
         * @description The whole play as one text file in Fountain, in reading order, with a name to save it under. Send its ETag as If-None-Match, and an unchanged play is a 304.
         */
        get: operations["exportStoryV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/stories/validation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find what is illogical in a story
         * @description Gaps and repeats in the order, references that lead nowhere, characters who speak in a section they do not appear in, speeches without words, empty sections. Each finding has the elements concerned and a remedy. A page at a time.
         */
        get: operations["validateStoryV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/{scriptId}/orchestration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far an orchestration is
         * @description State, progress and files (at most 200; send nextCursor as `cursor` for the next) of the orchestration that was asked for last, of the play or of one section. Stale, when the script has changed since. None was asked for, a 404.
         */
        get: operations["getOrchestrationV2"];
        put?: never;
        /**
         * Compose a play, or one of its sections
         * @description Makes a score (.mid, .ly, .csd, MusicXML), pages and sound from the story as it is now, in the background. The same story and options again give the same job; one that failed or was cancelled is begun again.
         */
        post: operations["orchestrateScriptV2"];
        /**
         * Cancel an orchestration
         * @description Stops what is being made and removes the files that are there, of earlier orchestrations of the same play or section too. It can be asked for again.
         */
        delete: operations["cancelOrchestrationV2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a file
         * @description The bytes of a file of an orchestration, or the part of them that Range asks for. The content of a file never changes.
         */
        get: operations["getFileV2"];
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
        Number: number;
        /** @description Where the file can be fetched, relative to the address of this answer; null until it is made. */
        FileOrNull: string | null;
        FullStoryV1: {
            scriptId: components["schemas"]["Id"];
            title: string;
            author: string;
            description: string;
            sections: components["schemas"]["SectionV1"][];
            story: components["schemas"]["StoryElementV1"][];
            orchestration: components["schemas"]["Orchestration"];
            missing: components["schemas"]["MissingReference"][];
        };
        StorySequencesV1: {
            scriptId: components["schemas"]["Id"];
            sequences: components["schemas"]["StoryElementV1"][];
        };
        SectionV1: {
            headingId: components["schemas"]["Id"];
            scriptId: components["schemas"]["Id"];
            title: string;
            sequenceNumber: components["schemas"]["Number"];
        };
        StoryElementV1: {
            sequence: components["schemas"]["Number"];
            headingId: components["schemas"]["Id"];
            character: components["schemas"]["Character"] | null;
            action: components["schemas"]["ActionV1"] | null;
            spokenWord: components["schemas"]["SpokenWord"] | null;
            context: components["schemas"]["Context"] | null;
        };
        ActionV1: {
            actionId: components["schemas"]["Id"];
            headingId: components["schemas"]["Id"];
            description: string;
            sequenceNumber: components["schemas"]["Number"];
            characterId: components["schemas"]["IdOrNull"];
            dialogueId: components["schemas"]["IdOrNull"];
            contextId: components["schemas"]["IdOrNull"];
        };
        FullStoryV2: {
            scriptId: components["schemas"]["Id"];
            title: string;
            author: string;
            description: string;
            sections: components["schemas"]["SectionV2"][];
            story: components["schemas"]["StoryElementV2"][];
            orchestration: components["schemas"]["Orchestration"];
            missing: components["schemas"]["MissingReference"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        StorySequencesV2: {
            scriptId: components["schemas"]["Id"];
            sequences: components["schemas"]["StoryElementV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        SectionV2: {
            headingId: components["schemas"]["Id"];
            scriptId: components["schemas"]["Id"];
            title: string;
            /** @description 1 for an act and 2 for a scene in it. */
            level: number;
            sequenceNumber: components["schemas"]["Number"];
        };
        StoryElementV2: {
            sequence: components["schemas"]["Number"];
            headingId: components["schemas"]["Id"];
            character: components["schemas"]["Character"] | null;
            action: components["schemas"]["ActionV2"] | null;
            spokenWord: components["schemas"]["SpokenWord"] | null;
            context: components["schemas"]["Context"] | null;
        };
        ActionV2: {
            actionId: components["schemas"]["Id"];
            headingId: components["schemas"]["Id"];
            description: string;
            sequenceNumber: components["schemas"]["Number"];
            characterId: components["schemas"]["IdOrNull"];
            dialogueId: components["schemas"]["IdOrNull"];
            contextId: components["schemas"]["IdOrNull"];
            /** @enum {string} */
            kind: "speech" | "direction" | "transition" | "note";
            /** @description How it is spoken, for example V.O. or aside. */
            extension: string | null;
            /** @description Spoken at the same time as the speech before. */
            dual: boolean;
        };
        Character: {
            characterId: components["schemas"]["Id"];
            name: string;
            description: string;
        };
        SpokenWord: {
            dialogueId: components["schemas"]["Id"];
            headingId: components["schemas"]["Id"];
            text: string;
            sequence: components["schemas"]["Number"];
        };
        Context: {
            contextId: components["schemas"]["Id"];
            sessionId: components["schemas"]["IdOrNull"];
            headingId: components["schemas"]["IdOrNull"];
            characterId: components["schemas"]["IdOrNull"];
            data: {
                [key: string]: unknown;
            };
        };
        Orchestration: {
            csoundFilePath: components["schemas"]["FileOrNull"];
            lilyPondFilePath: components["schemas"]["FileOrNull"];
            midiFilePath: components["schemas"]["FileOrNull"];
        };
        OrchestrationRequest: {
            /** @description The section that is wanted. Left out or null, the whole play. */
            headingId?: components["schemas"]["Id"] | null;
            /** @description Further products of the score. Left out, both; an empty list, neither. */
            render?: ("pages" | "sound")[];
            requestId?: components["schemas"]["RequestId"];
        };
        OrchestrationJobV1: {
            scriptId: components["schemas"]["Id"];
            /** @description The section; null for the whole play. */
            headingId: components["schemas"]["Id"] | null;
            /** @description The script's revision it is made from. */
            revision: number;
            /**
             * @description Failed is also what has some of its files but not all; `failures` says which.
             * @enum {string}
             */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            progress: components["schemas"]["Progress"];
            /** @description The script has changed since. */
            stale: boolean;
            csoundFilePath: components["schemas"]["FileOrNull"];
            lilyPondFilePath: components["schemas"]["FileOrNull"];
            midiFilePath: components["schemas"]["FileOrNull"];
            files: components["schemas"]["OrchestrationFileV1"][];
            nextCursor: components["schemas"]["NextCursor"];
            failures: components["schemas"]["OrchestrationFailure"][];
            requestedAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        OrchestrationFileV1: {
            fileId: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "midi" | "lilypond" | "csound" | "musicxml" | "pdf" | "svg" | "wav" | "mp3";
            /** @description The section it holds; null for the whole play. */
            headingId: components["schemas"]["Id"] | null;
            /** @description Of a picture, which page of its section. */
            page: number | null;
            /** @description A name to save it under. */
            name: string;
            contentType: string;
            /** @description In bytes. */
            size: number;
            /** @description Where it can be fetched, relative to the address of this answer. */
            url: string;
            /** @description The program that made it, with its version. */
            madeBy: string;
        };
        OrchestrationJobV2: {
            scriptId: components["schemas"]["Id"];
            /** @description The section; null for the whole play. */
            headingId: components["schemas"]["Id"] | null;
            /** @description The script's revision it is made from. */
            revision: number;
            /**
             * @description Failed is also what has some of its files but not all; `failures` says which.
             * @enum {string}
             */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            progress: components["schemas"]["Progress"];
            /** @description The script has changed since. */
            stale: boolean;
            csoundFilePath: components["schemas"]["FileOrNull"];
            lilyPondFilePath: components["schemas"]["FileOrNull"];
            midiFilePath: components["schemas"]["FileOrNull"];
            musicXmlFilePath: components["schemas"]["FileOrNull"];
            files: components["schemas"]["OrchestrationFileV2"][];
            nextCursor: components["schemas"]["NextCursor"];
            failures: components["schemas"]["OrchestrationFailure"][];
            requestedAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        OrchestrationFileV2: {
            fileId: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "midi" | "lilypond" | "csound" | "musicxml" | "pdf" | "svg" | "wav" | "mp3";
            /** @description The section it holds; null for the whole play. */
            headingId: components["schemas"]["Id"] | null;
            /** @description Of a picture, which page of its section. */
            page: number | null;
            /** @description A name to save it under. */
            name: string;
            contentType: string;
            /** @description In bytes. */
            size: number;
            /** @description Where it can be fetched, relative to the address of this answer. */
            url: string;
            /** @description The program that made it, with its version. */
            madeBy: string;
        };
        Progress: {
            done: number;
            /** @description How many steps there are in all. */
            total: number;
            /** @description What is being done, for people. */
            stage: string;
        };
        OrchestrationFailure: {
            /** @description The section that could not be made; null for the whole. */
            headingId: components["schemas"]["Id"] | null;
            message: string;
        };
        /** @description A reference that leads nowhere. */
        MissingReference: {
            sequence: components["schemas"]["Number"];
            /** @enum {string} */
            kind: "character" | "spokenWord" | "context";
            id: components["schemas"]["Id"];
        };
        StoryImportV1: {
            /** @enum {string} */
            format: "fountain";
            /** @description The whole play, as it is in the file. */
            text: string;
            requestId?: components["schemas"]["RequestId"];
        };
        StoryImportV2: {
            /** @enum {string} */
            format: "fountain";
            /** @description The whole play, as it is in the file. */
            text: string;
            requestId?: components["schemas"]["RequestId"];
        };
        ImportedStory: {
            scriptId: components["schemas"]["Id"];
            title: string;
            /** @description How many were made. */
            sections: number;
            /** @description How many were made. */
            actions: number;
            /** @description How many were made. */
            spokenWords: number;
            /** @description How many were made. */
            characters: number;
            /** @description How many were made. */
            contexts: number;
            /** @description Passages that could not be read as meant. */
            warnings: string[];
        };
        StoryValidationV2: {
            scriptId: components["schemas"]["Id"];
            items: components["schemas"]["Finding"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Finding: {
            /** @enum {string} */
            rule: "sequence_gap" | "sequence_repeated" | "sequence_out_of_section_order" | "reference_missing" | "speaks_without_appearing" | "speech_without_words" | "section_empty";
            /** @enum {string} */
            severity: "error" | "warning";
            /** @description What is illogical. */
            message: string;
            /** @description What would mend it. */
            mend: string;
            /** @description Where in the story; null where it is no one place. */
            sequence: components["schemas"]["Number"] | null;
            headingId: components["schemas"]["IdOrNull"];
            elements: components["schemas"]["FindingElement"][];
        };
        FindingElement: {
            /** @enum {string} */
            kind: "section" | "action" | "character" | "spokenWord" | "context";
            id: components["schemas"]["Id"];
        };
        Id: number;
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
        IdOrNull: components["schemas"]["Id"] | null;
        /** @description Send it as `cursor` for the next page; null on the last one. */
        NextCursor: string | null;
        /** @description The same as the Idempotency-Key header, for clients that cannot send headers. */
        RequestId: string;
        /**
         * Format: date-time
         * @description UTC, ISO 8601.
         */
        Timestamp: string;
    };
    responses: {
        /** @description The whole file */
        File: {
            headers: {
                ETag: components["headers"]["ETag"];
                "Accept-Ranges": components["headers"]["AcceptRanges"];
                "Cache-Control": components["headers"]["CacheControl"];
                "Content-Disposition": components["headers"]["ContentDisposition"];
                [name: string]: unknown;
            };
            content: {
                "audio/midi": string;
                "text/x-lilypond": string;
                "text/x-csound": string;
                "application/vnd.recordare.musicxml+xml": string;
                "application/pdf": string;
                "image/svg+xml": string;
                "audio/wav": string;
                "audio/mpeg": string;
            };
        };
        /** @description The part that was asked for */
        PartOfFile: {
            headers: {
                "Content-Range": components["headers"]["ContentRange"];
                ETag: components["headers"]["ETag"];
                "Accept-Ranges": components["headers"]["AcceptRanges"];
                "Cache-Control": components["headers"]["CacheControl"];
                "Content-Disposition": components["headers"]["ContentDisposition"];
                [name: string]: unknown;
            };
            content: {
                "audio/midi": string;
                "text/x-lilypond": string;
                "text/x-csound": string;
                "application/vnd.recordare.musicxml+xml": string;
                "application/pdf": string;
                "image/svg+xml": string;
                "audio/wav": string;
                "audio/mpeg": string;
            };
        };
        /** @description The file ends before the part that was asked for */
        RangeNotSatisfiable: {
            headers: {
                "Content-Range": components["headers"]["ContentRange"];
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
        /** @description There is no such thing in this workspace */
        NotFound: {
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
        /** @description Another service answered nonsense */
        BadGateway: {
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
        /** @description Another service did not answer in time */
        GatewayTimeout: {
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
        /** @description The workspace keeps as much as it may; nothing was stored. `detail` says how much, and how to make room */
        OverQuota: {
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
         * @description The script the story is made from.
         * @example 1
         */
        ScriptId: components["schemas"]["Id"];
        /**
         * @description The first sequence to read.
         * @example 286
         */
        StartSequence: components["schemas"]["Number"];
        /**
         * @description The last sequence to read.
         * @example 287
         */
        EndSequence: components["schemas"]["Number"];
        /**
         * @description How many characters the whole answer may have.
         * @example 90000
         */
        MaxCharacters: number;
        /**
         * @description The script the music is made from.
         * @example 1
         */
        ScriptIdInPath: components["schemas"]["Id"];
        /**
         * @description The orchestration of this section alone. Left out, that of the whole play.
         * @example 11
         */
        OfSection: components["schemas"]["Id"];
        /** @description The part that is wanted, as `bytes=0-1023`. Several parts at once are answered with the whole file. */
        Range: string;
        /** @description The ETag that Range goes with. When it is another, the answer is the whole file. */
        IfRange: string;
        /**
         * @description The kind of file.
         * @example fountain
         */
        Format: "fountain";
        /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
        IfNoneMatch: string;
        /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
        IdempotencyKey: string;
        /** @description The nextCursor of the page before. Left out, the first page. */
        Cursor: string;
        /**
         * @description How many items a page holds.
         * @example 50
         */
        Limit: number;
    };
    requestBodies: never;
    headers: {
        /** @description The name to save the file under, as `attachment; filename="…"`. */
        ContentDisposition: string;
        /** @description That parts of it can be asked for. */
        AcceptRanges: "bytes";
        /** @description Which part this is and how long the whole is, as `bytes 0-1023/48211`. */
        ContentRange: string;
        /** @description How long it may be kept; what a file holds never changes. */
        CacheControl: string;
        /** @description The resource's version, for If-Match and If-None-Match. */
        ETag: string;
        /** @description `true` when this is the stored answer of an earlier call with the same key. */
        IdempotencyReplayed: "true";
        /** @description The address of what was created. */
        Location: string;
        /** @description Why the token was not accepted. */
        WWWAuthenticate: string;
        /** @description Seconds to wait before trying again. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getStoryV1: {
        parameters: {
            query: {
                /**
                 * @description The script the story is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
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
            /** @description The story */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "author": "William Shakespeare",
                     *       "description": "Two young lovers from feuding houses in Verona.",
                     *       "sections": [
                     *         {
                     *           "headingId": 11,
                     *           "scriptId": 1,
                     *           "title": "SCENE II. Capulet's orchard.",
                     *           "sequenceNumber": 11
                     *         }
                     *       ],
                     *       "story": [
                     *         {
                     *           "sequence": 286,
                     *           "headingId": 11,
                     *           "character": null,
                     *           "action": {
                     *             "actionId": 286,
                     *             "headingId": 11,
                     *             "description": "Enter ROMEO",
                     *             "sequenceNumber": 286,
                     *             "characterId": null,
                     *             "dialogueId": null,
                     *             "contextId": null
                     *           },
                     *           "spokenWord": null,
                     *           "context": null
                     *         },
                     *         {
                     *           "sequence": 287,
                     *           "headingId": 11,
                     *           "character": {
                     *             "characterId": 1,
                     *             "name": "ROMEO",
                     *             "description": "Son to Montague."
                     *           },
                     *           "action": {
                     *             "actionId": 287,
                     *             "headingId": 11,
                     *             "description": "",
                     *             "sequenceNumber": 287,
                     *             "characterId": 1,
                     *             "dialogueId": 248,
                     *             "contextId": 5
                     *           },
                     *           "spokenWord": {
                     *             "dialogueId": 248,
                     *             "headingId": 11,
                     *             "text": "He jests at scars that never felt a wound.",
                     *             "sequence": 248
                     *           },
                     *           "context": {
                     *             "contextId": 5,
                     *             "sessionId": null,
                     *             "headingId": 11,
                     *             "characterId": null,
                     *             "data": {
                     *               "location": "Capulet's orchard",
                     *               "time": "night"
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "orchestration": {
                     *         "csoundFilePath": null,
                     *         "lilyPondFilePath": null,
                     *         "midiFilePath": null
                     *       },
                     *       "missing": []
                     *     }
                     */
                    "application/json": components["schemas"]["FullStoryV1"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getStorySequencesV1: {
        parameters: {
            query: {
                /**
                 * @description The script the story is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
                /**
                 * @description The first sequence to read.
                 * @example 286
                 */
                startSequence: components["parameters"]["StartSequence"];
                /**
                 * @description The last sequence to read.
                 * @example 287
                 */
                endSequence: components["parameters"]["EndSequence"];
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
            /** @description The elements in that range */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "sequences": [
                     *         {
                     *           "sequence": 286,
                     *           "headingId": 11,
                     *           "character": null,
                     *           "action": {
                     *             "actionId": 286,
                     *             "headingId": 11,
                     *             "description": "Enter ROMEO",
                     *             "sequenceNumber": 286,
                     *             "characterId": null,
                     *             "dialogueId": null,
                     *             "contextId": null
                     *           },
                     *           "spokenWord": null,
                     *           "context": null
                     *         },
                     *         {
                     *           "sequence": 287,
                     *           "headingId": 11,
                     *           "character": {
                     *             "characterId": 1,
                     *             "name": "ROMEO",
                     *             "description": "Son to Montague."
                     *           },
                     *           "action": {
                     *             "actionId": 287,
                     *             "headingId": 11,
                     *             "description": "",
                     *             "sequenceNumber": 287,
                     *             "characterId": 1,
                     *             "dialogueId": 248,
                     *             "contextId": 5
                     *           },
                     *           "spokenWord": {
                     *             "dialogueId": 248,
                     *             "headingId": 11,
                     *             "text": "He jests at scars that never felt a wound.",
                     *             "sequence": 248
                     *           },
                     *           "context": {
                     *             "contextId": 5,
                     *             "sessionId": null,
                     *             "headingId": 11,
                     *             "characterId": null,
                     *             "data": {
                     *               "location": "Capulet's orchard",
                     *               "time": "night"
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StorySequencesV1"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    importStoryV1: {
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
                 *       "format": "fountain",
                 *       "text": "Title: Romeo and Juliet\nAuthor: William Shakespeare\n\n# ACT II\n\n.SCENE II. Capulet's orchard.\n\n!Enter ROMEO\n\n@ROMEO\nHe jests at scars that never felt a wound.\n"
                 *     }
                 */
                "application/json": components["schemas"]["StoryImportV1"];
            };
        };
        responses: {
            /** @description This very text was imported before; the play it became */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "sections": 2,
                     *       "actions": 2,
                     *       "spokenWords": 1,
                     *       "characters": 1,
                     *       "contexts": 0,
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["ImportedStory"];
                };
            };
            /** @description The new play */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "sections": 2,
                     *       "actions": 2,
                     *       "spokenWords": 1,
                     *       "characters": 1,
                     *       "contexts": 0,
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["ImportedStory"];
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
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    exportStoryV1: {
        parameters: {
            query: {
                /**
                 * @description The script the story is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
                /**
                 * @description The kind of file.
                 * @example fountain
                 */
                format: components["parameters"]["Format"];
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
            /** @description The play as a file */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example Title: Romeo and Juliet
                     *     Author: William Shakespeare
                     *
                     *     # ACT II
                     *
                     *     .SCENE II. Capulet's orchard.
                     *
                     *     !Enter ROMEO
                     *
                     *     @ROMEO
                     *     He jests at scars that never felt a wound.
                     */
                    "text/plain": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getOrchestrationV1: {
        parameters: {
            query?: {
                /**
                 * @description The orchestration of this section alone. Left out, that of the whole play.
                 * @example 11
                 */
                headingId?: components["parameters"]["OfSection"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The script the music is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The orchestration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "headingId": 11,
                     *       "revision": 1,
                     *       "state": "done",
                     *       "progress": {
                     *         "done": 3,
                     *         "total": 3,
                     *         "stage": "done"
                     *       },
                     *       "stale": false,
                     *       "csoundFilePath": "/v1/files/3",
                     *       "lilyPondFilePath": "/v1/files/2",
                     *       "midiFilePath": "/v1/files/1",
                     *       "files": [
                     *         {
                     *           "fileId": 1,
                     *           "kind": "midi",
                     *           "headingId": 11,
                     *           "page": null,
                     *           "name": "11-scene-ii-capulets-orchard.mid",
                     *           "contentType": "audio/midi",
                     *           "size": 48211,
                     *           "url": "/v1/files/1",
                     *           "madeBy": "FountainAI"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "failures": [],
                     *       "requestedAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:07.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrchestrationJobV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    orchestrateScriptV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The script the music is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "headingId": 11,
                 *       "render": [
                 *         "pages",
                 *         "sound"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrchestrationRequest"];
            };
        };
        responses: {
            /** @description All of it is there already */
            200: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "headingId": 11,
                     *       "revision": 1,
                     *       "state": "done",
                     *       "progress": {
                     *         "done": 3,
                     *         "total": 3,
                     *         "stage": "done"
                     *       },
                     *       "stale": false,
                     *       "csoundFilePath": "/v1/files/3",
                     *       "lilyPondFilePath": "/v1/files/2",
                     *       "midiFilePath": "/v1/files/1",
                     *       "files": [
                     *         {
                     *           "fileId": 1,
                     *           "kind": "midi",
                     *           "headingId": 11,
                     *           "page": null,
                     *           "name": "11-scene-ii-capulets-orchard.mid",
                     *           "contentType": "audio/midi",
                     *           "size": 48211,
                     *           "url": "/v1/files/1",
                     *           "madeBy": "FountainAI"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "failures": [],
                     *       "requestedAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:07.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrchestrationJobV1"];
                };
            };
            /** @description It is being made; GET the same address tells how far it is */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "headingId": 11,
                     *       "revision": 1,
                     *       "state": "queued",
                     *       "progress": {
                     *         "done": 0,
                     *         "total": 3,
                     *         "stage": "waiting"
                     *       },
                     *       "stale": false,
                     *       "csoundFilePath": null,
                     *       "lilyPondFilePath": null,
                     *       "midiFilePath": null,
                     *       "files": [],
                     *       "nextCursor": null,
                     *       "failures": [],
                     *       "requestedAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrchestrationJobV1"];
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
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    cancelOrchestrationV1: {
        parameters: {
            query?: {
                /**
                 * @description The orchestration of this section alone. Left out, that of the whole play.
                 * @example 11
                 */
                headingId?: components["parameters"]["OfSection"];
            };
            header?: never;
            path: {
                /**
                 * @description The script the music is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is cancelled, and has no files any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "headingId": 11,
                     *       "revision": 1,
                     *       "state": "cancelled",
                     *       "progress": {
                     *         "done": 0,
                     *         "total": 3,
                     *         "stage": "waiting"
                     *       },
                     *       "stale": false,
                     *       "csoundFilePath": null,
                     *       "lilyPondFilePath": null,
                     *       "midiFilePath": null,
                     *       "files": [],
                     *       "nextCursor": null,
                     *       "failures": [],
                     *       "requestedAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrchestrationJobV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getFileV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description The part that is wanted, as `bytes=0-1023`. Several parts at once are answered with the whole file. */
                Range?: components["parameters"]["Range"];
                /** @description The ETag that Range goes with. When it is another, the answer is the whole file. */
                "If-Range"?: components["parameters"]["IfRange"];
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The file.
                 * @example 1
                 */
                fileId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["File"];
            206: components["responses"]["PartOfFile"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getStoryV2: {
        parameters: {
            query: {
                /**
                 * @description The script the story is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
                /**
                 * @description How many characters the whole answer may have.
                 * @example 90000
                 */
                maxCharacters?: components["parameters"]["MaxCharacters"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Only what this character says or does; a name or an id.
                 * @example ROMEO
                 */
                character?: string;
                /**
                 * @description Only this section.
                 * @example 11
                 */
                headingId?: components["schemas"]["Id"];
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
            /** @description A page of the story */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "author": "William Shakespeare",
                     *       "description": "Two young lovers from feuding houses in Verona.",
                     *       "sections": [
                     *         {
                     *           "headingId": 11,
                     *           "scriptId": 1,
                     *           "title": "SCENE II. Capulet's orchard.",
                     *           "sequenceNumber": 11,
                     *           "level": 2
                     *         }
                     *       ],
                     *       "story": [
                     *         {
                     *           "sequence": 286,
                     *           "headingId": 11,
                     *           "character": null,
                     *           "action": {
                     *             "actionId": 286,
                     *             "headingId": 11,
                     *             "description": "Enter ROMEO",
                     *             "sequenceNumber": 286,
                     *             "characterId": null,
                     *             "dialogueId": null,
                     *             "contextId": null,
                     *             "kind": "direction",
                     *             "extension": null,
                     *             "dual": false
                     *           },
                     *           "spokenWord": null,
                     *           "context": null
                     *         },
                     *         {
                     *           "sequence": 287,
                     *           "headingId": 11,
                     *           "character": {
                     *             "characterId": 1,
                     *             "name": "ROMEO",
                     *             "description": "Son to Montague."
                     *           },
                     *           "action": {
                     *             "actionId": 287,
                     *             "headingId": 11,
                     *             "description": "",
                     *             "sequenceNumber": 287,
                     *             "characterId": 1,
                     *             "dialogueId": 248,
                     *             "contextId": 5,
                     *             "kind": "speech",
                     *             "extension": null,
                     *             "dual": false
                     *           },
                     *           "spokenWord": {
                     *             "dialogueId": 248,
                     *             "headingId": 11,
                     *             "text": "He jests at scars that never felt a wound.",
                     *             "sequence": 248
                     *           },
                     *           "context": {
                     *             "contextId": 5,
                     *             "sessionId": null,
                     *             "headingId": 11,
                     *             "characterId": null,
                     *             "data": {
                     *               "location": "Capulet's orchard",
                     *               "time": "night"
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "orchestration": {
                     *         "csoundFilePath": null,
                     *         "lilyPondFilePath": null,
                     *         "midiFilePath": null
                     *       },
                     *       "missing": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["FullStoryV2"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getStorySequencesV2: {
        parameters: {
            query: {
                /**
                 * @description The script the story is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
                /**
                 * @description The first sequence to read.
                 * @example 286
                 */
                startSequence: components["parameters"]["StartSequence"];
                /**
                 * @description The last sequence to read.
                 * @example 287
                 */
                endSequence: components["parameters"]["EndSequence"];
                /**
                 * @description How many characters the whole answer may have.
                 * @example 90000
                 */
                maxCharacters?: components["parameters"]["MaxCharacters"];
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
            /** @description A page of the elements in that range */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "sequences": [
                     *         {
                     *           "sequence": 286,
                     *           "headingId": 11,
                     *           "character": null,
                     *           "action": {
                     *             "actionId": 286,
                     *             "headingId": 11,
                     *             "description": "Enter ROMEO",
                     *             "sequenceNumber": 286,
                     *             "characterId": null,
                     *             "dialogueId": null,
                     *             "contextId": null,
                     *             "kind": "direction",
                     *             "extension": null,
                     *             "dual": false
                     *           },
                     *           "spokenWord": null,
                     *           "context": null
                     *         },
                     *         {
                     *           "sequence": 287,
                     *           "headingId": 11,
                     *           "character": {
                     *             "characterId": 1,
                     *             "name": "ROMEO",
                     *             "description": "Son to Montague."
                     *           },
                     *           "action": {
                     *             "actionId": 287,
                     *             "headingId": 11,
                     *             "description": "",
                     *             "sequenceNumber": 287,
                     *             "characterId": 1,
                     *             "dialogueId": 248,
                     *             "contextId": 5,
                     *             "kind": "speech",
                     *             "extension": null,
                     *             "dual": false
                     *           },
                     *           "spokenWord": {
                     *             "dialogueId": 248,
                     *             "headingId": 11,
                     *             "text": "He jests at scars that never felt a wound.",
                     *             "sequence": 248
                     *           },
                     *           "context": {
                     *             "contextId": 5,
                     *             "sessionId": null,
                     *             "headingId": 11,
                     *             "characterId": null,
                     *             "data": {
                     *               "location": "Capulet's orchard",
                     *               "time": "night"
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["StorySequencesV2"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    importStoryV2: {
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
                 *       "format": "fountain",
                 *       "text": "Title: Romeo and Juliet\nAuthor: William Shakespeare\n\n# ACT II\n\n.SCENE II. Capulet's orchard.\n\n!Enter ROMEO\n\n@ROMEO\nHe jests at scars that never felt a wound.\n"
                 *     }
                 */
                "application/json": components["schemas"]["StoryImportV2"];
            };
        };
        responses: {
            /** @description This very text was imported before; the play it became */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "sections": 2,
                     *       "actions": 2,
                     *       "spokenWords": 1,
                     *       "characters": 1,
                     *       "contexts": 0,
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["ImportedStory"];
                };
            };
            /** @description The new play */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "sections": 2,
                     *       "actions": 2,
                     *       "spokenWords": 1,
                     *       "characters": 1,
                     *       "contexts": 0,
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["ImportedStory"];
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
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    exportStoryV2: {
        parameters: {
            query: {
                /**
                 * @description The script the story is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
                /**
                 * @description The kind of file.
                 * @example fountain
                 */
                format: components["parameters"]["Format"];
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
            /** @description The play as a file */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example Title: Romeo and Juliet
                     *     Author: William Shakespeare
                     *
                     *     # ACT II
                     *
                     *     .SCENE II. Capulet's orchard.
                     *
                     *     !Enter ROMEO
                     *
                     *     @ROMEO
                     *     He jests at scars that never felt a wound.
                     */
                    "text/plain": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    validateStoryV2: {
        parameters: {
            query: {
                /**
                 * @description The script the story is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
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
            /** @description A page of findings; none when all is well */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "items": [
                     *         {
                     *           "rule": "speaks_without_appearing",
                     *           "severity": "warning",
                     *           "message": "ROMEO speaks in SCENE II. Capulet's orchard. but does not appear there.",
                     *           "mend": "Say that he appears: POST /v2/sections/11/characters with characterId 1.",
                     *           "sequence": 287,
                     *           "headingId": 11,
                     *           "elements": [
                     *             {
                     *               "kind": "character",
                     *               "id": 1
                     *             },
                     *             {
                     *               "kind": "section",
                     *               "id": 11
                     *             },
                     *             {
                     *               "kind": "action",
                     *               "id": 287
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["StoryValidationV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getOrchestrationV2: {
        parameters: {
            query?: {
                /**
                 * @description The orchestration of this section alone. Left out, that of the whole play.
                 * @example 11
                 */
                headingId?: components["parameters"]["OfSection"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The script the music is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The orchestration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "headingId": 11,
                     *       "revision": 1,
                     *       "state": "done",
                     *       "progress": {
                     *         "done": 3,
                     *         "total": 3,
                     *         "stage": "done"
                     *       },
                     *       "stale": false,
                     *       "csoundFilePath": "/v2/files/3",
                     *       "lilyPondFilePath": "/v2/files/2",
                     *       "midiFilePath": "/v2/files/1",
                     *       "musicXmlFilePath": "/v2/files/4",
                     *       "files": [
                     *         {
                     *           "fileId": 1,
                     *           "kind": "midi",
                     *           "headingId": 11,
                     *           "page": null,
                     *           "name": "11-scene-ii-capulets-orchard.mid",
                     *           "contentType": "audio/midi",
                     *           "size": 48211,
                     *           "url": "/v2/files/1",
                     *           "madeBy": "FountainAI"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "failures": [],
                     *       "requestedAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:07.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrchestrationJobV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    orchestrateScriptV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The script the music is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "headingId": 11,
                 *       "render": [
                 *         "pages",
                 *         "sound"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrchestrationRequest"];
            };
        };
        responses: {
            /** @description All of it is there already */
            200: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "headingId": 11,
                     *       "revision": 1,
                     *       "state": "done",
                     *       "progress": {
                     *         "done": 3,
                     *         "total": 3,
                     *         "stage": "done"
                     *       },
                     *       "stale": false,
                     *       "csoundFilePath": "/v2/files/3",
                     *       "lilyPondFilePath": "/v2/files/2",
                     *       "midiFilePath": "/v2/files/1",
                     *       "musicXmlFilePath": "/v2/files/4",
                     *       "files": [
                     *         {
                     *           "fileId": 1,
                     *           "kind": "midi",
                     *           "headingId": 11,
                     *           "page": null,
                     *           "name": "11-scene-ii-capulets-orchard.mid",
                     *           "contentType": "audio/midi",
                     *           "size": 48211,
                     *           "url": "/v2/files/1",
                     *           "madeBy": "FountainAI"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "failures": [],
                     *       "requestedAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:07.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrchestrationJobV2"];
                };
            };
            /** @description It is being made; GET the same address tells how far it is */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "headingId": 11,
                     *       "revision": 1,
                     *       "state": "queued",
                     *       "progress": {
                     *         "done": 0,
                     *         "total": 3,
                     *         "stage": "waiting"
                     *       },
                     *       "stale": false,
                     *       "csoundFilePath": null,
                     *       "lilyPondFilePath": null,
                     *       "midiFilePath": null,
                     *       "musicXmlFilePath": null,
                     *       "files": [],
                     *       "nextCursor": null,
                     *       "failures": [],
                     *       "requestedAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrchestrationJobV2"];
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
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    cancelOrchestrationV2: {
        parameters: {
            query?: {
                /**
                 * @description The orchestration of this section alone. Left out, that of the whole play.
                 * @example 11
                 */
                headingId?: components["parameters"]["OfSection"];
            };
            header?: never;
            path: {
                /**
                 * @description The script the music is made from.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is cancelled, and has no files any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "headingId": 11,
                     *       "revision": 1,
                     *       "state": "cancelled",
                     *       "progress": {
                     *         "done": 0,
                     *         "total": 3,
                     *         "stage": "waiting"
                     *       },
                     *       "stale": false,
                     *       "csoundFilePath": null,
                     *       "lilyPondFilePath": null,
                     *       "midiFilePath": null,
                     *       "musicXmlFilePath": null,
                     *       "files": [],
                     *       "nextCursor": null,
                     *       "failures": [],
                     *       "requestedAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrchestrationJobV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getFileV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The part that is wanted, as `bytes=0-1023`. Several parts at once are answered with the whole file. */
                Range?: components["parameters"]["Range"];
                /** @description The ETag that Range goes with. When it is another, the answer is the whole file. */
                "If-Range"?: components["parameters"]["IfRange"];
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The file.
                 * @example 1
                 */
                fileId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["File"];
            206: components["responses"]["PartOfFile"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}

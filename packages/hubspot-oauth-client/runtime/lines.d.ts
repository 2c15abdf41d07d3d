/** The lines of a reply as they arrive. Whoever stops reading ends the reply. */
export declare function linesOf(response: Response, ending: RegExp): AsyncGenerator<string>;

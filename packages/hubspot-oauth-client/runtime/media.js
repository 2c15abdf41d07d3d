const essence = (mediaType) => (mediaType.split(';')[0] ?? '').trim().toLowerCase();
/** The row that declares a media type: by its exact text, without parameters, by range. RFC 9110, 12.5.1. */
export const declaredAs = (rows, mediaType) => {
    const plain = essence(mediaType);
    const wanted = [plain, plain.replace(/\/.*/, '/*'), '*/*'];
    return (rows.find(([declared]) => declared === mediaType) ??
        wanted.map((name) => rows.find(([declared]) => essence(declared) === name)).find((row) => row !== undefined));
};

/** All operations of a contract, by `METHOD /path`, with the client that calls them. */
export const pathClient = (client, operations) => Object.fromEntries(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'].map((method) => [
    method,
    async (path, init) => {
        const key = `${method} ${path}`;
        if (!Object.hasOwn(operations, key))
            throw new TypeError(`the contract has no operation ${key}`);
        return operations[key]?.(client, init);
    },
]));

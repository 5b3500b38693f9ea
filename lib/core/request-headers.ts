/** Request headers that the server in front writes for the application; what clients send under these names is dropped. */

/** The reference of the request, as the log and error pages show it. */
export const REQUEST_REFERENCE_HEADER = "x-request-id";
/** The address of the client, after the trusted proxies were counted. */
export const CLIENT_ADDRESS_HEADER = "x-client-address";

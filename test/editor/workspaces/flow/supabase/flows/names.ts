/** The last step of an order. */
export const closing = "close";

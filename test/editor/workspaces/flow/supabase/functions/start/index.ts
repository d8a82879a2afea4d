export const statement = "select pgflow.start_flow('processOrder', $1)";

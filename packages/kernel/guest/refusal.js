// An error of the host, not of the plugin: `refusal` is its code in the ABI.
export function refuse(code, message) {
  return Object.assign(new Error(message), { refusal: code });
}

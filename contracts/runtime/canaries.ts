/** The credentials that a context holds, by the name of the member that holds them. */
export interface Credentials {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityAccessKey: string
  readonly securitySecretKey: string
  readonly authToken: string
  readonly securityToken: string
}

/**
 * Credentials that open nothing and that no handler writes by itself, so that each occurrence in an answer or a
 * log line is a leak. The same for every call: a handler that keeps one from an earlier call is found too.
 * Shaped like the real ones: keys are alphanumeric, tokens hold the `+`, `/` and `=` of base64.
 */
export const canaryCredentials: Credentials = {
  accessKey: 'CANARYAK1D2E3F405162',
  secretKey: 'CANARYsk9f86d081884c7d659a2feaa0c55ad015',
  securityAccessKey: 'CANARYAK7A8B9C0D1E2F',
  securitySecretKey: 'CANARYsk2c26b46b68ffc68ff99b453c1d304134',
  authToken: 'CANARYtk+fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9/Qz0e8A==',
  securityToken: 'CANARYst+baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096/Lr7u2w==',
}

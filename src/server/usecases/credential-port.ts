/** What the directory needs of the account handler, which alone knows passwords and sessions. */
export interface CredentialPort {
  /**
   * Makes a name and password with which one can sign in and returns the account's id. A credential
   * of that name that was left behind without a profile (a crash between the two) gets this
   * password and no session of it survives. Must not be called inside a storage transaction.
   */
  create(username: string, name: string, password: string): Promise<string>;
  /** Takes back what `create` made, because nothing of the plan was written. */
  remove(ids: readonly string[]): Promise<void>;
}

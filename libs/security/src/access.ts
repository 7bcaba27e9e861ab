/** Who acts, in which book. Made from a verified token, never from anything else in a request. */
export interface Access {
  readonly userId: string;
  readonly sessionId: string;
  /** The book of this request: the personal one, unless the request named another that the user is a member of. */
  readonly bookId: string;
  readonly personalBookId: string;
  /** Currency, time zone and locale as they were at sign-up: what an empty book is set up with. */
  readonly currency: string;
  readonly timezone: string;
  readonly locale: string;
}

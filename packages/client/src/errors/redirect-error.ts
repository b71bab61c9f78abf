import { CovalError } from "./coval-error.ts";

/** A redirect that was not followed, because the key would have gone to another origin. */
export class CrossOriginRedirectError extends CovalError {
  override readonly name: string = "CrossOriginRedirectError";
  /** Where the redirect leads; `undefined` where the platform hides it, as browsers do. */
  declare readonly location: string | undefined;

  constructor(origin: string, location: string | undefined) {
    super(
      "CROSS_ORIGIN_REDIRECT",
      location
        ? `${origin} redirects to another origin, ${location}; the key was not sent there. Set baseUrl to it if you trust it.`
        : `${origin} redirects, and this platform hides where to; set baseUrl to the final address.`,
      { location },
    );
  }
}

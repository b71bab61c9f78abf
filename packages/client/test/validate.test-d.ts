import { createClient, type Validator } from "@covalkit/client";
import { type ValidateOptions, validateResponses } from "@covalkit/client/validate";

export const validator: Validator = validateResponses();
export const options: ValidateOptions = { drift: "error" };
createClient({ validate: validateResponses(options) });
createClient({ validate: validateResponses({ drift: "warn" }) });

// @ts-expect-error: drift is reported or thrown
validateResponses({ drift: "ignore" });

// @ts-expect-error: the factory is not a validator itself
createClient({ validate: validateResponses });

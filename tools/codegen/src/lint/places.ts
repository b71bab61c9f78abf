import type { Location, Oas3Rule } from "@redocly/openapi-core";

/** Where the parts of a document in several files stand. Bundling keeps the parts, and forgets their places. */
export type Places = Map<object, Location>;

/** Notes the place of everything that may have an example; it has nothing to report. */
export const placesRule =
  (places: Places): Oas3Rule =>
  () => {
    const note = {
      enter: (node: object, { location }: { readonly location: Location }) => void places.set(node, location),
    };
    return { Schema: note, Parameter: note, Header: note, MediaType: note, Example: note };
  };

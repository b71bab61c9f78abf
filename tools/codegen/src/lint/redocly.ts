import type * as Redocly from "@redocly/openapi-core";
import { loadRedocly } from "../redocly.ts";

type Rules = Readonly<Record<string, Redocly.RuleConfig>>;
type Plugin = Readonly<{ id: string; rules: { oas3: Readonly<Record<string, Redocly.Oas3Rule>> } }>;
type Preset = Readonly<{ rules?: Rules }>;

const [lint, { Config }, { mergeExtends }, { rules: oas3 }, { default: strict }]: [
  Pick<typeof Redocly, "lintDocument">,
  { Config: new (resolved: object, options: { plugins: readonly Plugin[] }) => Redocly.Config },
  { mergeExtends: (presets: readonly Preset[]) => object },
  { rules: Plugin["rules"]["oas3"] },
  { default: Preset },
] = await Promise.all([
  loadRedocly("./lint.js"),
  loadRedocly("./config/config.js"),
  loadRedocly("./config/utils.js"),
  loadRedocly("./rules/oas3/index.js"),
  loadRedocly("./config/recommended-strict.js"),
]);

export const { lintDocument } = lint;

const REDOCLY: Plugin = { id: "", rules: { oas3 } };

/** Redocly's preset "recommended-strict" with `rules` on top, and the rules of `plugin`. */
export function strictConfig(rules: Rules, plugin: Plugin): Redocly.Config {
  return new Config(mergeExtends([strict, { rules }]), { plugins: [REDOCLY, plugin] });
}

/** `rules` of Redocly's, and no others. */
export function configOf(rules: Rules): Redocly.Config {
  return new Config(mergeExtends([{ rules }]), { plugins: [REDOCLY] });
}

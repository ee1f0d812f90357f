const old: Readonly<Record<string, string>> = {
  query: "to_q",
  key: "to_k",
  value: "to_v",
  proj_attn: "to_out.0",
};

/**
 * Names of a VAE's attention as files from before 2023 have them, to today's.
 * Source: huggingface/diffusers, src/diffusers/models/modeling_utils.py, `_fix_state_dict_keys_on_load`.
 */
export function renameOldAttention(name: string): string {
  const found = /^(.+\.attentions\.\d+)\.(query|key|value|proj_attn)\.(weight|bias)$/.exec(name);
  return found ? `${found[1]}.${old[found[2] ?? ""]}.${found[3]}` : name;
}

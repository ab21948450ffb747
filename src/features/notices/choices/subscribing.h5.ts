/** A browser has no WeChat to ask. */
export async function askToSubscribe(_templateId: string): Promise<boolean | null> {
  return null
}

import type { Params } from './action'

/** The fields of a multipart action; what was sent as a file is a Buffer. */
export async function formParams(body: Buffer, type: string): Promise<Params | undefined> {
  const response = new Response(new Uint8Array(body), { headers: { 'content-type': type } })
  const form = await response.formData().catch(() => undefined)
  if (!form) return undefined
  const fields = [...form].map(
    async ([name, value]): Promise<[string, unknown]> => [
      name,
      typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()),
    ],
  )
  return Object.fromEntries(await Promise.all(fields))
}

import tcb from '@cloudbase/node-sdk'
import type { Centre } from './centre'

/**
 * The centre's database from inside, with the operator's key and the real SDK: to look at what is stored, to tamper with it,
 * and to let time pass for one document.
 */
export function inside(centre: Centre) {
  // without the first the SDK looks for a metadata server at each call; the second mutes its warning of slow queries
  process.env.TENCENTCLOUD = 'true'
  process.env.SILENCE = 'true'
  const app = tcb.init({ env: 'local', serviceUrl: `${centre.api}/admin`, accessKey: centre.adminToken })
  return app.database()
}

/** Every stored document as one text: to show that something stands nowhere in it. */
export async function everythingStored(centre: Centre): Promise<string> {
  const database = inside(centre)
  const names = (await centre.admin('collections')) as { name: string }[]
  const contents = await Promise.all(names.map(({ name }) => database.collection(name).limit(1000).get()))
  return JSON.stringify(contents.map(({ data }) => data))
}

// Takes out of a CycloneDX list what differs between two builds of one source: its serial number, its time, and the folder.

import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const text = readFileSync(0, 'utf8').replaceAll(pathToFileURL(process.cwd()).href, 'file:///corridor')
const list = JSON.parse(text)
delete list.serialNumber
list.metadata.timestamp = new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000).toISOString()
console.log(JSON.stringify(list, null, 2))

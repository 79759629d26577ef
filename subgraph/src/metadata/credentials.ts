import { Bytes } from "@graphprotocol/graph-ts";
import { Credentials } from "../../generated/schema";
import { isOfVersion, JsonObject } from "./json";

const MAX_NAME = 80;
const MAX_TEXT = 10000;
const MAX_URL = 200;
const HTTPS = "https://";

/**
 * What an auditor says about itself in a file of anybody. Never aborts: a file that is none is marked malformed.
 * @param cid of the file, in base32
 */
export function readCredentials(cid: string, content: Bytes): Credentials {
  const credentials = new Credentials(cid);
  const root = JsonObject.parse(content);
  const name = isOfVersion(root, 1) ? root.line("name", MAX_NAME) : null;
  // A malformed document shows nothing: its other fields could only mislead.
  const fields = name === null ? new JsonObject(null) : root;
  credentials.status = name === null ? "Malformed" : "Readable";
  credentials.name = name === null ? "" : name;
  credentials.text = fields.paragraphs("text", MAX_TEXT);
  const website = fields.line("website", MAX_URL);
  if (website !== null && website.startsWith(HTTPS)) credentials.website = website;
  return credentials;
}

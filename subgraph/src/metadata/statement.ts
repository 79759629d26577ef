import { Bytes } from "@graphprotocol/graph-ts";
import { Statement } from "../../generated/schema";
import { isOfVersion, JsonObject } from "./json";

const MAX_NAME = 80;
const MAX_TEXT = 10000;

/**
 * The statement of a delegate in a file of anybody. Never aborts: a file that is no statement is marked malformed.
 * @param cid of the file, in base32
 */
export function readStatement(cid: string, content: Bytes): Statement {
  const statement = new Statement(cid);
  const root = JsonObject.parse(content);
  const name = isOfVersion(root, 1) ? root.line("name", MAX_NAME) : null;
  statement.status = name === null ? "Malformed" : "Readable";
  statement.name = name === null ? "" : name;
  statement.text = name === null ? "" : root.paragraphs("text", MAX_TEXT);
  return statement;
}

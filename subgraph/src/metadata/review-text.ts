import { Bytes } from "@graphprotocol/graph-ts";
import { ReviewText } from "../../generated/schema";
import { isOfVersion, JsonObject } from "./json";

const MAX_TEXT = 5000;

/**
 * The text of a review or of an answer in a file of anybody. Never aborts: a file that is none, or empty, is marked malformed.
 * @param cid of the file, in base32
 */
export function readReviewText(cid: string, content: Bytes): ReviewText {
  const review = new ReviewText(cid);
  const root = JsonObject.parse(content);
  review.text = isOfVersion(root, 1) ? root.paragraphs("text", MAX_TEXT) : "";
  review.status = review.text.length == 0 ? "Malformed" : "Readable";
  return review;
}

import { Bytes } from "@graphprotocol/graph-ts";
import { Metadata } from "../../generated/schema";
import { JsonObject } from "./json";

// Lengths in characters, counts in items (docs/metadata.md; the description is cut shorter than the document allows).
const MAX_NAME = 120;
const MAX_DESCRIPTION = 20000;
const MAX_WORD = 60;
const MAX_TAGS = 20;
const MAX_TAG = 40;
const MAX_LANGUAGES = 40;
const MAX_LANGUAGE = 35;
const MAX_SPDX = 31;
const MAX_CID = 66;
const MAX_URL = 2048;
const MAX_FILE_NAME = 200;
const MAX_MEDIA_TYPE = 127;

/**
 * The metadata in a file of anybody. Never aborts: a file that is no JSON object with a name is marked malformed, and a field
 * that does not fit is left out.
 * @param cid of the file, in base32
 */
export function readMetadata(cid: string, content: Bytes): Metadata {
  const metadata = new Metadata(cid);
  const root = JsonObject.parse(content);
  const name = root.line("name", MAX_NAME);
  metadata.status = name === null ? "Malformed" : "Readable";
  metadata.name = name === null ? "" : name;
  // A malformed document shows nothing: its other fields could only mislead.
  const fields = name === null ? new JsonObject(null) : root;

  metadata.description = fields.paragraphs("description", MAX_DESCRIPTION);
  metadata.tags = fields.lines("tags", MAX_TAGS, MAX_TAG);
  metadata.tagText = metadata.tags.join(" ");
  metadata.category = fields.line("category", MAX_WORD);
  metadata.framework = fields.line("framework", MAX_WORD);
  metadata.task = fields.line("task", MAX_WORD);
  metadata.languages = fields.lines("languages", MAX_LANGUAGES, MAX_LANGUAGE);
  metadata.image = fields.line("image", MAX_CID);
  metadata.externalUrl = fields.line("external_url", MAX_URL);
  readLicence(metadata, fields.object("licence"));
  readArtifact(metadata, fields.object("artifact"));
  metadata.facets = facetsOf(metadata);
  return metadata;
}

function readLicence(metadata: Metadata, licence: JsonObject): void {
  metadata.licenceSpdx = licence.line("spdx", MAX_SPDX);
  metadata.licenceTextCid = licence.line("textCid", MAX_CID);
  metadata.licenceName = licence.line("name", MAX_NAME);
}

function readArtifact(metadata: Metadata, artifact: JsonObject): void {
  metadata.artifactName = artifact.line("name", MAX_FILE_NAME);
  metadata.artifactMediaType = artifact.line("mediaType", MAX_MEDIA_TYPE);
  metadata.artifactSize = artifact.wholeNumber("size");
  metadata.artifactCid = artifact.line("cid", MAX_CID);
  metadata.leavesCid = artifact.object("encryption").line("leavesCid", MAX_CID);
}

function facetsOf(metadata: Metadata): string[] {
  const facets: string[] = [];
  addFacet(facets, "category", metadata.category);
  addFacet(facets, "framework", metadata.framework);
  addFacet(facets, "task", metadata.task);
  addFacet(facets, "licence", metadata.licenceSpdx);
  addFacet(facets, "mediatype", metadata.artifactMediaType);
  for (let i = 0; i < metadata.languages.length; i++) addFacet(facets, "language", metadata.languages[i]);
  for (let i = 0; i < metadata.tags.length; i++) addFacet(facets, "tag", metadata.tags[i]);
  return facets;
}

function addFacet(facets: string[], field: string, value: string | null): void {
  if (value === null) return;
  const facet = field + ":" + value.toLowerCase();
  if (!facets.includes(facet)) facets.push(facet);
}

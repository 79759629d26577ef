import { StatementPublished } from "../../generated/DelegateDirectory/DelegateDirectory";
import { publishStatement } from "../store/delegate";

export function handleStatementPublished(event: StatementPublished): void {
  publishStatement(event, event.params.delegate, event.params.digest);
}

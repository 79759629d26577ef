import { ConductChanged, FeedbackChanged, QualityFound, ReporterChanged } from "../../generated/Reputation/Reputation";
import { newsName } from "../enums";
import { changeConduct, changeFeedback, findQuality, setReporter } from "../store/reputation";

export function handleConductChanged(event: ConductChanged): void {
  const p = event.params;
  changeConduct(event, p.account, newsName(p.news), p.conduct);
}

export function handleQualityFound(event: QualityFound): void {
  const p = event.params;
  findQuality(event, p.account, p.quality, p.conduct);
}

export function handleFeedbackChanged(event: FeedbackChanged): void {
  const p = event.params;
  changeFeedback(event, p.account, p.ratingSum, p.weight);
}

export function handleReporterChanged(event: ReporterChanged): void {
  setReporter(event, event.params.reporter, event.params.allowed);
}

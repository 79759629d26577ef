export { CertificateBadge, CertificateCard, type CertificateView } from "./certificate-card";
export { CERTIFICATE_WORDS, certificateState, type CertificateFacts, type CertificateState } from "./certificate-state";
export { METRICS, points, SCORE_MEANING, scoreWords, type Metric, type Score, type Scores } from "./metrics";
export { QualityRadar } from "./quality-radar";

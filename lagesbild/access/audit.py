"""What is recorded of what people do (S3): the words of raw.audit_events."""

from __future__ import annotations

from enum import Enum


class Event(Enum):
    """Something that someone has done. The value is the word in the store."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    REFUSED = "refused"
    SESSION_EXPIRED = "session_expired"
    LOADED = "loaded"
    UNDONE = "undone"
    DISCARDED = "discarded"
    NOTED = "noted"
    SIGNED = "signed"
    REOPENED = "reopened"
    PHASED = "phased"
    SCENARIO_SAVED = "scenario_saved"
    SCENARIO_DELETED = "scenario_deleted"
    EXPLAINED = "explained"
    VALUE_ENTERED = "value_entered"
    STATUS_SET = "status_set"
    ASSIGNMENT_FOLLOWED = "assignment_followed"
    RISK_ASSESSED = "risk_assessed"
    SAMPLE_DRAWN = "sample_drawn"
    CONTROL_RECORDED = "control_recorded"
    CONTROL_CARRIED = "control_carried"
    ACTION_ENTERED = "action_entered"
    ACTION_TAKEN_BACK = "action_taken_back"
    EFFECT_ENTERED = "effect_entered"
    ESCALATED = "escalated"
    STEP_SIGNED = "step_signed"
    STEP_TAKEN_BACK = "step_taken_back"
    TEXT_ANSWERED = "text_answered"
    FROZEN = "frozen"
    REPORT_WRITTEN = "report_written"
    EXPORTED = "exported"
    UNMASKED = "unmasked"
    BACKED_UP = "backed_up"
    DISPOSED = "disposed"
    PROFILE_SAVED = "profile_saved"

    @property
    def label(self) -> str:
        return {
            "signed_in": "loggade in",
            "signed_out": "loggade ut",
            "refused": "nekades",
            "session_expired": "loggades ut efter för lång tid",
            "loaded": "läste in",
            "undone": "ångrade",
            "discarded": "tog bort en provläsning",
            "noted": "bedömde en kontroll",
            "signed": "stängde en period",
            "reopened": "öppnade en period",
            "phased": "fördelade en budget på månaderna",
            "scenario_saved": "sparade ett scenario",
            "scenario_deleted": "tog bort ett scenario",
            "explained": "förklarade en avvikelse",
            "value_entered": "lade in ett värde för en indikator",
            "status_set": "satte en status för hand",
            "assignment_followed": "följde upp ett uppdrag",
            "risk_assessed": "bedömde en risk",
            "sample_drawn": "drog ett stickprov",
            "control_recorded": "antecknade en kontroll",
            "control_carried": "förde en anmärkning till nästa års plan",
            "action_entered": "lade in en åtgärd",
            "action_taken_back": "tog tillbaka en åtgärd",
            "effect_entered": "lade in en åtgärds effekt",
            "escalated": "antecknade vem som är informerad om en avvikelse",
            "step_signed": "signerade ett moment i periodens steg",
            "step_taken_back": "tog tillbaka en signering",
            "text_answered": "svarade för en siffra i en text",
            "frozen": "frös en rapport",
            "report_written": "skrev i en rapport",
            "exported": "hämtade",
            "unmasked": "visade dolda texter",
            "backed_up": "säkerhetskopierade",
            "disposed": "gallrade",
            "profile_saved": "sparade en profil",
        }[self.value]

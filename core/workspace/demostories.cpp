#include "workspace/demostories.h"

#include <array>

namespace duebell {

namespace {

    using P = DemoPlot;

    constexpr std::array kStories {
        DemoStory { P::DueInMinutes, "brightwell", "urgent", "outage",
                    "Patient check-in screens show “No connection” at two sites",
                    "Both reception desks in the north wing lost the check-in page ten minutes ago. People are "
                    "queueing, please help quickly." },
        DemoStory { P::DueInMinutes, "harbourline", "high", "fault", "Bills of lading print with last week’s date",
                    "Every document printed since this morning carries the wrong date. Customs will not accept them." },
        DemoStory { P::DueInMinutes, "tesselight", "high", "outage", "Meter readings stopped arriving from region 4",
                    "The dashboard shows no readings from region 4 since the night. The meters themselves are fine, we "
                    "checked two on site." },
        DemoStory { P::DueInMinutes, "juniperbay", "normal", "access",
                    "New night manager cannot sign in to the booking console",
                    "He gets “account not activated”, although the invitation was accepted yesterday." },
        DemoStory {
            P::DueInMinutes, "brightwell", "high", "fault", "Appointment reminders sent twice to the same patients",
            "We had eleven calls about it before nine. Please stop the second message first, the reason can wait." },
        DemoStory { P::AtRisk, "tesselight", "urgent", "outage", "Control room alarms delayed by up to six minutes",
                    "Alarms reach the wall display late. We switched to the telephone chain for now." },
        DemoStory { P::AtRisk, "juniperbay", "high", "fault",
                    "Card payments fail for rooms booked through the mobile page",
                    "Guests see “try again later”. Payments at the desk work." },
        DemoStory { P::AtRisk, "kestrel", "high", "fault",
                    "Stock count differs between shop and warehouse after the update",
                    "About forty articles are off by exactly one carton. We attached the list." },
        DemoStory { P::AtRisk, "oakenvale", "high", "fault", "Temperature log for cold store 2 has gaps",
                    "The audit is next week and the log must be complete. Can the missing hours be restored?" },
        DemoStory { P::AtRisk, "nordwinkel", "normal", "question", "How do we split one shipment over two invoices?",
                    "Our accountant needs separate invoices for customs and freight. Is there a setting for it?" },
        DemoStory { P::AtRisk, "alderfinch", "normal", "fault", "Proof PDFs lose their bleed marks on export",
                    "It happens only with the new cover template. The old one still exports correctly." },
        DemoStory { P::BreachedToday, "harbourline", "urgent", "outage",
                    "Gate 7 scanners read nothing since the restart",
                    "Trucks are waiting in both lanes. We restarted the scanners twice, as the manual says." },
        DemoStory { P::BreachedToday, "brightwell", "normal", "access",
                    "Two nurses were moved to ward C and lost their access",
                    "They need the medication screen for the evening round." },
        DemoStory { P::BreachedToday, "tesselight", "high", "fault",
                    "Monthly consumption report is missing eleven customers",
                    "The customers exist and have readings. The report ends after the letter T." },
        DemoStory { P::BreachedToday, "juniperbay", "high", "billing",
                    "City tax is charged twice on corporate bookings",
                    "Three companies have complained already. We corrected those by hand." },
        DemoStory { P::OlderOverdue, "kestrel", "high", "fault",
                    "Returns cannot be booked when the receipt is older than 30 days",
                    "Our policy is 60 days, and the setting says 60." },
        DemoStory { P::OlderOverdue, "prairielane", "high", "access",
                    "Teachers of the new campus are missing from the directory",
                    "Twenty-six people. The list from the school office is attached." },
        DemoStory { P::OlderOverdue, "nordwinkel", "urgent", "fault",
                    "Route planning ignores the low bridge on the B 431",
                    "A driver had to turn around yesterday. Please treat this as a safety matter." },
        DemoStory { P::OlderOverdue, "oakenvale", "normal", "fault",
                    "Labels for the organic line come out without the certificate number",
                    "We stick the number on by hand at the moment." },
        DemoStory { P::WaitingForClient, "brightwell", "high", "fault", "Lab results open in the wrong viewer",
                    "Since the browser update, images open in a text window." },
        DemoStory { P::WaitingForClient, "harbourline", "normal", "question",
                    "Can container seals be recorded with a photo?",
                    "The insurer asks for one photo per seal from next quarter on." },
        DemoStory { P::WaitingForClient, "tesselight", "low", "question", "Which ports does the reading gateway need?",
                    "Our firewall team would like to close everything else." },
        DemoStory { P::WaitingForClient, "kestrel", "normal", "access",
                    "Seasonal staff need a role without price changes", "Around forty people from May to September." },
        DemoStory { P::WaitingForClient, "nordwinkel", "high", "fault", "Proof of delivery photos are upside down",
                    "Only from the new handhelds, model with the side camera." },
        DemoStory { P::WaitingForClient, "alderfinch", "low", "question",
                    "Is there an export for the national library deposit?", "They accept ONIX 3.0." },
        DemoStory { P::WaitingForClient, "prairielane", "normal", "fault",
                    "Bus times on the parents’ page are an hour off",
                    "It started on Monday. The drivers’ tablets show the right times." },
        DemoStory { P::ClientAnswered, "juniperbay", "high", "fault",
                    "Room keys stop working after a late check-out is booked",
                    "The guest has to come to the desk for a new key each time." },
        DemoStory { P::ClientAnswered, "oakenvale", "normal", "billing", "Invoice for March lists a site we closed",
                    "The Dayton site was closed at the end of February." },
        DemoStory { P::WaitingForSupplier, "tesselight", "high", "fault", "Text messages to on-call staff arrive late",
                    "Up to twenty minutes. E-mail is on time." },
        DemoStory { P::WaitingForSupplier, "brightwell", "normal", "fault",
                    "Insurance card reader at desk 5 is not recognised", "The cable was exchanged already." },
        DemoStory { P::WaitingForSupplier, "kestrel", "normal", "fault",
                    "Parcel labels of the second carrier are rejected", "Their portal says “unknown product code”." },
        DemoStory { P::WaitingForSupplier, "prairielane", "high", "outage", "Library self-service terminals stay dark",
                    "All six terminals, since the power cut on Sunday." },
        DemoStory { P::NoAgreement, "quillmark", "normal", "question", "Do you offer a version for two users?",
                    "We are a very small press and share one desk." },
        DemoStory { P::NoAgreement, "quillmark", "high", "fault",
                    "Catalogue search returns everything, whatever we type", "It worked last Friday." },
        DemoStory { P::NoAgreement, "mossandmeadow", "low", "question",
                    "Where can we change the colours of the order form?", "The green should be a little darker." },
        DemoStory { P::NoAgreement, "mossandmeadow", "normal", "billing", "Please send invoices to a second address",
                    "Our bookkeeper works from home now." },
        DemoStory { P::Reopened, "harbourline", "high", "fault", "Weighbridge shows the weight of the truck before",
                    "It is back: the third truck this morning got the weight of the second." },
        DemoStory { P::Reopened, "kestrel", "high", "fault", "Online orders are not picked on Saturdays",
                    "Solved last week, but this Saturday nothing was picked again." },
        DemoStory { P::Reopened, "prairielane", "normal", "access", "Substitute teachers lose their classes overnight",
                    "We have to assign the classes again every morning." },
        DemoStory { P::AnsweredLate, "tesselight", "high", "question", "How long are raw readings kept?",
                    "Our data protection officer asks for the exact number of days." },
        DemoStory { P::AnsweredLate, "brightwell", "normal", "fault",
                    "Waiting list does not move up after a cancellation",
                    "The first person in the list stays first for ever." },
        DemoStory { P::AnsweredLate, "alderfinch", "high", "fault",
                    "Royalty statements round every line instead of the sum",
                    "Two authors noticed. The difference is small, but it is there." },
        DemoStory { P::AnsweredLate, "oakenvale", "high", "access", "Night shift lead cannot approve deviations",
                    "He could before he changed teams." },
        DemoStory { P::WithEngineering, "juniperbay", "normal", "fault",
                    "Occupancy forecast is empty for the coming month", "All other months are fine." },
        DemoStory { P::WithEngineering, "nordwinkel", "high", "fault", "Pallet labels repeat numbers after 999,999",
                    "Two pallets in the yard carry the same number now." },
        DemoStory { P::Later, "harbourline", "low", "question", "Training material for the new berth planner",
                    "Is there a handbook we may print for the crane drivers?" },
        DemoStory { P::Later, "brightwell", "low", "fault", "Wrong icon for physiotherapy in the floor plan",
                    "It shows the cafeteria." },
        DemoStory { P::Later, "tesselight", "normal", "access", "Please add the grid operator’s auditor as a reader",
                    "From the first of next month, for six weeks." },
        DemoStory { P::Later, "juniperbay", "low", "billing", "Split the yearly fee by hotel",
                    "Our four houses are separate companies from this year on." },
        DemoStory { P::Later, "kestrel", "normal", "question", "Can discounts end at a time of day?",
                    "We would like the spring sale to end at 20:00, not at midnight." },
        DemoStory { P::Later, "kestrel", "low", "fault", "Typing error on the packing slip: “Adress”",
                    "Second line from the top." },
        DemoStory { P::Later, "nordwinkel", "normal", "access", "Drivers’ app: remove the accounts of three leavers",
                    "Names and numbers are in the attachment." },
        DemoStory { P::Later, "alderfinch", "normal", "question", "Reprint of a backlist title with a new ISBN",
                    "What is the right order of steps?" },
        DemoStory { P::Later, "oakenvale", "low", "question", "Holiday calendar for the Ohio plant",
                    "We have three local holidays. Where do they go?" },
        DemoStory { P::Later, "prairielane", "low", "fault", "Lunch menu shows allergens in two columns",
                    "One is for last year’s menu." },
        DemoStory { P::Fresh, "brightwell", "normal", "question", "Which browser versions are supported?",
                    "Central IT wants to roll out a new one next week." },
        DemoStory { P::Fresh, "harbourline", "high", "fault", "Tide table on the berth plan is from yesterday",
                    "The pilots use the printed one for now." },
        DemoStory { P::Fresh, "nordwinkel", "normal", "billing", "Credit note for the cancelled training day",
                    "We agreed on it with Ms Vogel by telephone." },
        DemoStory { P::Resolved, "tesselight", "urgent", "outage", "Customer portal shows a certificate warning",
                    "Customers call because of it." },
        DemoStory { P::Resolved, "kestrel", "normal", "access", "Store manager cannot see the night safe report",
                    "She took over the store on Monday." },
        DemoStory { P::Resolved, "oakenvale", "high", "fault", "Scale at line 3 sends kilograms as pounds",
                    "We noticed at the end of the shift." },
        DemoStory { P::Resolved, "juniperbay", "normal", "question", "Group booking with more than 50 rooms",
                    "The form ends at 50." },
        DemoStory { P::Closed, "harbourline", "normal", "fault", "Yard map does not load on the old tablets",
                    "Five tablets with the cracked cases." },
        DemoStory { P::Closed, "alderfinch", "low", "question", "How do we archive a series?", "It ended in 2019." },
    };

    constexpr std::array<std::string_view, 6> kAgentReplies {
        "Thank you for the details. I am looking at it now and will write again within the hour.",
        "I can see it here, too. The cause seems to be the last update; we are preparing a correction.",
        "This is corrected. Could you try once more and tell me whether it works for everybody?",
        "I have passed this to our engineers together with your examples.",
        "Could you send me the exact time and the name of one person it happened to? That will shorten the search.",
        "I have found the setting: it was reset with the update. It is back as it was.",
    };
    constexpr std::array<std::string_view, 4> kClientReplies {
        "It happened again at a quarter past, to a colleague. Her name is in the attachment.",
        "Thank you. It works for two of us, the third still sees the old page.",
        "Here is the screenshot you asked for.",
        "Any news? My manager is asking.",
    };
    constexpr std::array<std::string_view, 4> kNotes {
        "Same pattern as the ticket from last month: look at the nightly job first.",
        "Called the client, left a message with reception.",
        "Log attached. The error begins right after the certificate was renewed.",
        "Agreed with Petra: they are preparing an audit, so keep them informed even without news.",
    };

} // namespace

std::span<const DemoStory> demoStories()
{
    return kStories;
}

std::span<const std::string_view> demoAgentReplies()
{
    return kAgentReplies;
}

std::span<const std::string_view> demoClientReplies()
{
    return kClientReplies;
}

std::span<const std::string_view> demoNotes()
{
    return kNotes;
}

} // namespace duebell

// What a desktop's notification service is asked to show. Texts are plain; they come from `ui`.
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace duebell {

/// The caller's name for a notification: showing another under the same one replaces it.
using NotificationId = std::int64_t;

struct NotificationButton {
    QString key; ///< reported by Notifier::invoked; "default" is a click on the notification itself
    QString label;
    bool operator==(const NotificationButton&) const = default;
};

struct Notification {
    enum class Urgency : std::uint8_t {
        Normal = 1,
        Critical = 2, ///< stays until somebody deals with it
    };
    NotificationId id = 0;
    QString title;
    QString body;
    std::vector<NotificationButton> buttons;
    Urgency urgency = Urgency::Normal;
    bool operator==(const Notification&) const = default;
};

} // namespace duebell

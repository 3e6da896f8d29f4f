// Result<T>: a value or an Error. GCC 12 has no std::expected.
// Core returns codes and context; `ui` and `app` turn them into sentences.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace duebell {

enum class ErrorCode {
    InvalidArgument, // a caller's value outside its domain
    NotFound,
    Syntax, // text that is not what its format demands
    UnknownKey,
    MissingKey,
    WrongType,
    OutOfRange,
    UnknownValue, // a value that is not one of those allowed
    UnknownReference, // an id that names nothing
    Duplicate,
    TooLarge,
    UnknownTimeZone,
    File, // could not be opened, read or written
    Database,
    Conflict, // somebody else changed it first
    NewerFormat,
    WrongFile,
    Cancelled,
};

/// What went wrong, where, and what would have been allowed there. Holds no sentence for people.
struct Error {
    ErrorCode code = ErrorCode::InvalidArgument;
    std::string where; ///< path into a document, a file's path, line:column, or a statement
    std::string value; ///< the offending value as it was found, or the system's own message
    std::string allowed; ///< what is allowed there, machine-readable ("a|b|c", "1..64")

    bool operator==(const Error&) const = default;
};

template<typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const&
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T& value() &
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T&& value() &&
    {
        assert(ok());
        return std::get<0>(std::move(m_state));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    [[nodiscard]] const Error& error() const
    {
        assert(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// The result of something that yields nothing but success.
struct Done {
    bool operator==(const Done&) const = default;
};
using Status = Result<Done>;

} // namespace duebell

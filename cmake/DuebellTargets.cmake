# One helper a kind of target, so that flags and naming are the same everywhere.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

# Qt 6.4's moc cannot read GCC 12's <concepts>, which some include orders make it try; nothing it looks for is in there.
set(CMAKE_AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS")

add_library(duebell_flags INTERFACE)
target_compile_options(duebell_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wno-missing-field-initializers) # designated initialisers leave the rest to the members' defaults
target_compile_definitions(duebell_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS)
if(DUEBELL_WERROR)
    target_compile_options(duebell_flags INTERFACE -Werror)
endif()
# Libraries marked HOT are optimised while linking, on as many cores as there are.
target_link_options(duebell_flags INTERFACE $<$<CONFIG:Release>:-flto=auto>)
if(DUEBELL_SANITIZE)
    target_compile_options(duebell_flags INTERFACE -fsanitize=${DUEBELL_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(duebell_flags INTERFACE -fsanitize=${DUEBELL_SANITIZE})
endif()
if(DUEBELL_COVERAGE)
    target_compile_options(duebell_flags INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(duebell_flags INTERFACE --coverage)
endif()

# duebell_library(calendar HOT SOURCES ... LINKS Duebell::Base Qt6::Core PRIVATE_LINKS ...)
# makes the static library duebell_calendar, alias Duebell::Calendar, included as "calendar/...". What stands under
# PRIVATE_LINKS is for its .cpp files alone: whoever links the library does not see it. A HOT library is optimised
# harder in release builds, and inlined across files.
function(duebell_library name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "HOT" "" "SOURCES;LINKS;PRIVATE_LINKS")
    set(target duebell_${name})
    add_library(${target} STATIC ${ARG_SOURCES})
    string(SUBSTRING ${name} 0 1 first)
    string(SUBSTRING ${name} 1 -1 rest)
    string(TOUPPER ${first} first)
    add_library(Duebell::${first}${rest} ALIAS ${target})
    target_include_directories(${target} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/..")
    target_link_libraries(${target} PUBLIC ${ARG_LINKS} PRIVATE duebell_flags ${ARG_PRIVATE_LINKS})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    if(ARG_HOT)
        set_target_properties(${target} PROPERTIES INTERPROCEDURAL_OPTIMIZATION_RELEASE ON)
        target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O3>)
    endif()
endfunction()

#include "calendar/calendarspec.h"

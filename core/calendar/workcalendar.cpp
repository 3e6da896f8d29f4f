#include "calendar/workcalendar.h"

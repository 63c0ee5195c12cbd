/* What Windows 10 has, Wine 8 lacks and our libraries ask for. Compiled into one DLL for each name below, for the
   trial under Wine only: these DLLs are never part of a release. */

#include <windows.h>

#define GIVEN __declspec(dllexport)

#ifdef BCRYPTPRIMITIVES
/* Rust's source of random bytes. */
BOOLEAN WINAPI SystemFunction036(PVOID buffer, ULONG size); /* RtlGenRandom of advapi32 */

GIVEN BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T size) { return SystemFunction036(buffer, (ULONG)size); }
#endif

#ifdef ICUUC
/* Qt converts rare encodings with ICU; here it is told that there are none. */
#define U_FILE_ACCESS_ERROR 4
#define NOTHING(name) GIVEN void *name(void) { return NULL; }

GIVEN void *ucnv_open(const char *name, int *status) {
    if (status) *status = U_FILE_ACCESS_ERROR;
    return NULL;
}
GIVEN int ucnv_countAvailable(void) { return 0; }
NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(ucnv_getName)
NOTHING(ucnv_getStandardName)
NOTHING(ucnv_getAvailableName)
NOTHING(ucnv_getMaxCharSize)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_toUCountPending)
NOTHING(ucnv_fromUCountPending)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
#endif

#ifdef MSCMS
/* Qt asks for the colour profile of each screen; there is none. */
GIVEN HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD mode) { return NULL; }
GIVEN BOOL WINAPI CloseColorProfile(HANDLE profile) { return TRUE; }
GIVEN BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *bytes, DWORD *size) { return FALSE; }
GIVEN HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) { return NULL; }
#endif

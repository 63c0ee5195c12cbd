; The setup for Windows: per user, without administrator rights, in Vietnamese. packaging/release.py calls makensis:
;   makensis -DVERSION=… -DNUMBERS=a.b.c.d -DBUNDLE=folder -DOUT=setup.exe -DICON=app.ico -DSIDE=side.bmp -DTEXTS=folder
;            [-DTARGET=amd64-unicode] [-DQUICK] installer.nsi
;
; Silent: setup.exe /S [/D=folder], uninstall.exe /S. Exit status: 0 done, 3 this Windows is too old or 32-bit,
; 4 the program is still open, 5 the data could not be backed up, 6 files could not be written.

!ifdef TARGET
Target ${TARGET}
!endif
Unicode true
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS all
RequestExecutionLevel user
!ifdef QUICK
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh

!define NAME "Văn phòng Đảng ủy"
!define WINDOW "VanPhongDangUy.exe"
!define CONSOLE "office-app.exe"
!define DATA "$LOCALAPPDATA\Van phong Dang uy"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\VanPhongDangUy"
!define OPEN_WITH "Software\Classes\Applications\${WINDOW}"
!define OLDEST_BUILD 17763 ; Windows 10 version 1809
!define SET_ASIDE "$INSTDIR\ban-cu"
!define UPDATE "$INSTDIR\cap-nhat" ; what an update without network has left, if anything

; What the setup puts into the folder; whatever else lies there is somebody's own.
!macro EACH_PART DO
    !insertmacro ${DO} "${WINDOW}"
    !insertmacro ${DO} "${CONSOLE}"
    !insertmacro ${DO} "office-app-reader.exe"
    !insertmacro ${DO} "_internal"
    !insertmacro ${DO} "GIAY-PHEP"
!macroend
!macro MOVE_ASIDE PART
    ${If} ${FileExists} "$INSTDIR\${PART}"
        Rename "$INSTDIR\${PART}" "${SET_ASIDE}\${PART}"
    ${EndIf}
!macroend
!macro MOVE_BACK PART
    ${If} ${FileExists} "${SET_ASIDE}\${PART}"
        Rename "${SET_ASIDE}\${PART}" "$INSTDIR\${PART}"
    ${EndIf}
!macroend
!macro REMOVE PART
    RMDir /r "$INSTDIR\${PART}"
    Delete "$INSTDIR\${PART}"
!macroend

; What the intake takes; a test holds it against the program.
!macro EACH_KIND DO
    !insertmacro ${DO} ".pdf"
    !insertmacro ${DO} ".docx"
    !insertmacro ${DO} ".doc"
    !insertmacro ${DO} ".rtf"
    !insertmacro ${DO} ".odt"
    !insertmacro ${DO} ".txt"
    !insertmacro ${DO} ".xlsx"
    !insertmacro ${DO} ".jpg"
    !insertmacro ${DO} ".jpeg"
    !insertmacro ${DO} ".png"
    !insertmacro ${DO} ".tif"
    !insertmacro ${DO} ".tiff"
!macroend
!macro OPENS KIND
    WriteRegStr HKCU "${OPEN_WITH}\SupportedTypes" "${KIND}" ""
!macroend

Var SetAside

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Van phong Dang uy"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "FileDescription" "Cài đặt ${NAME}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "LegalCopyright" ""

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${NAME}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình được cài riêng cho tài khoản đang dùng, không cần quyền quản trị, không cần mạng.$\r$\n$\r$\nNếu máy đã có bản cũ, bản cũ được thay tại chỗ; dữ liệu của văn phòng được sao lưu trước và giữ nguyên.$\r$\n$\r$\nBấm Tiến để cài đặt."
!define MUI_FINISHPAGE_TITLE "Đã cài xong ${NAME}"
!define MUI_FINISHPAGE_TEXT "Dữ liệu của văn phòng nằm trong thư mục:$\r$\n${DATA}$\r$\n$\r$\nMở chương trình từ biểu tượng trên màn hình hoặc trong trình đơn Start."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chương trình sẽ được gỡ khỏi máy. Dữ liệu của văn phòng KHÔNG bị xóa, vẫn nằm trong thư mục:$\r$\n${DATA}"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${TEXTS}" "Vietnamese"

!macro REFUSE STATUS TEXT
    MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
    SetErrorLevel ${STATUS}
    Quit
!macroend

Function .onInit
    ${IfNot} ${RunningX64}
        !insertmacro REFUSE 3 "Máy này chạy Windows 32 bit. ${NAME} cần Windows 10 hoặc Windows 11 loại 64 bit.$\r$\n$\r$\nChưa có gì được cài vào máy. Hãy cài trên máy khác, hoặc nhờ người phụ trách máy tính cài lại Windows 64 bit."
    ${EndIf}
    ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
        !insertmacro REFUSE 3 "Windows trên máy này quá cũ. ${NAME} cần Windows 10 bản 1809 trở lên hoặc Windows 11.$\r$\n$\r$\nChưa có gì được cài vào máy. Hãy cập nhật Windows (Cài đặt > Cập nhật) rồi chạy lại tệp này."
    ${EndIf}
FunctionEnd

; The program itself asks its windows to close and waits: a window with unsaved work asks the user first.
!macro CLOSE_RUNNING
    ${If} ${FileExists} "$INSTDIR\${CONSOLE}"
        ${Do}
            nsExec::Exec '"$INSTDIR\${CONSOLE}" close --wait 60'
            Pop $0
            ${If} $0 == 0
                ${ExitDo}
            ${EndIf}
            ; A program that cannot start cannot tell: what counts is whether its file is in use.
            ClearErrors
            FileOpen $1 "$INSTDIR\${WINDOW}" a
            ${IfNot} ${Errors}
                FileClose $1
                ${ExitDo}
            ${EndIf}
            MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} đang mở. Hãy lưu việc đang làm, đóng cửa sổ rồi bấm Thử lại.$\r$\n$\r$\nChưa tệp nào bị thay đổi." /SD IDCANCEL IDRETRY +3
            SetErrorLevel 4
            Quit
        ${Loop}
    ${EndIf}
!macroend

; An older version makes the backup, before the new one touches the data.
Function BackUp
    ${If} ${FileExists} "$INSTDIR\${CONSOLE}"
    ${AndIf} ${FileExists} "${DATA}\office.db"
        ReadRegStr $1 HKCU "${KEY}" "DisplayVersion"
        ${GetTime} "" "L" $2 $3 $4 $5 $6 $7 $8
        StrCpy $9 "${DATA}\backups\truoc-khi-nang-cap-tu-$1-$4$3$2-$6$7$8.zip"
        DetailPrint "Đang sao lưu dữ liệu của văn phòng…"
        nsExec::Exec '"$INSTDIR\${CONSOLE}" backup "$9"'
        Pop $0
        ; 1 is also said when the copy is whole but an original was damaged before: the file is there only when verified.
        ${IfNot} ${FileExists} "$9"
            !insertmacro REFUSE 5 "Chưa sao lưu được dữ liệu của văn phòng nên chưa nâng cấp (mã $0).$\r$\n$\r$\nBản đang dùng và dữ liệu vẫn nguyên. Hãy mở chương trình, vào Cài đặt xem phần Sao lưu báo gì, rồi chạy lại tệp này."
        ${EndIf}
    ${EndIf}
FunctionEnd

; Also when NSIS itself gives up, on a full disk for one.
Function .onInstFailed
    SetOutPath "$TEMP" ; the folder written to last could not be removed
    ${If} $SetAside == "all"
        !insertmacro EACH_PART REMOVE
    ${EndIf}
    !insertmacro EACH_PART MOVE_BACK
    RMDir "${SET_ASIDE}"
    RMDir "$INSTDIR"
    MessageBox MB_OK|MB_ICONSTOP "Không ghi được tệp vào thư mục:$\r$\n$INSTDIR$\r$\n$\r$\nBản cũ, nếu có, được giữ lại; dữ liệu của văn phòng vẫn nguyên. Hãy xem ổ đĩa còn chỗ trống không, thư mục có bị khóa không, rồi chạy lại tệp này." /SD IDOK
    SetErrorLevel 6
FunctionEnd

Section "Chương trình"
    !insertmacro CLOSE_RUNNING
    Call BackUp
    RMDir /r "${SET_ASIDE}"
    ClearErrors
    CreateDirectory "${SET_ASIDE}"
    !insertmacro EACH_PART MOVE_ASIDE
    ${If} ${Errors}
        Abort
    ${EndIf}
    StrCpy $SetAside "all"
    SetOutPath "$INSTDIR"
    SetOverwrite try
    File /r "${BUNDLE}/*"
    ${If} ${Errors}
        Abort
    ${EndIf}
    RMDir /r "${SET_ASIDE}"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}" "" "" "" "" "" "Nhận văn bản, lập kế hoạch, theo dõi học tập, quán triệt"
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"

    WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${WINDOW}"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"

    ; «Open with»: offered, never taken from the program that opens these files now.
    WriteRegStr HKCU "${OPEN_WITH}" "FriendlyAppName" "${NAME}"
    WriteRegStr HKCU "${OPEN_WITH}\shell\open\command" "" '"$INSTDIR\${WINDOW}" --open "%1"'
    !insertmacro EACH_KIND OPENS
SectionEnd

Section "Uninstall"
    !insertmacro CLOSE_RUNNING
    !insertmacro EACH_PART REMOVE
    RMDir /r "${SET_ASIDE}"
    RMDir /r "${UPDATE}"
    Delete "$INSTDIR\uninstall.exe"
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    DeleteRegKey HKCU "${OPEN_WITH}"
    DeleteRegKey HKCU "${KEY}"
    ${If} ${FileExists} "${DATA}\*.*"
        MessageBox MB_OK|MB_ICONINFORMATION "Đã gỡ chương trình. Dữ liệu của văn phòng vẫn còn nguyên trong thư mục:$\r$\n${DATA}$\r$\n$\r$\nCài lại chương trình là dùng tiếp được. Không cần nữa thì tự xóa thư mục đó." /SD IDOK
    ${EndIf}
SectionEnd

// What texts in Vietnamese news and addresses are made of, chosen by the method of the paper that ``TextCode`` names: of
// sentences that they were not chosen from they leave 0.34 of the bytes, of any other text at most twice its length.
extension TextCode {
    /// The symbols of one byte, by code, with bars between them; each has at most 16 bytes.
    static let frequent = """
         | 1| 2| 3| 4| 5| 6| 7| 8| 9| H| T| b| c| ch| các| có | d| gi| h| k| l| là | m| n| ph| s| số | t| th| tr| v|\
         và | đ| được |%|% |%.|(|)|,|, |-|- |-c|-d|-n|-t|.|/|0|0 |0%|0,|00 |1|1 |1,|1.|10|11|12|15|18|2|2 |2,|2.|20|\
        21|3|3 |4|4 |4.|40|5|5 |6|6 |7|8|8 |8,|8.|9|9,|: |; |=|A|B|C|Ch|D|G|H|I|K|L|M|N|Ng|P|Q|S|T|Th|V|_|a|a |a-|\
        ai|am|an|ao|b|ba|c|c |c-|ca|ch|cho |chuyển đổi |co|các |có|của |d|da|di|e|e-|en|f|g|g |gi|h|h |ha|hi|ho|hu|\
        i|i |i-|in|inh |inh-|iên |k|kh|l|là|m|m |n|n |n,|n-|ng|ng |nh|o|o |o-|oi-|on|ong-|p|p |ph|qu|r|ra|re|s|so|\
        số|t|t |ta|th|ti|tr|trong |trên|u|u |u-|ua|uc|uy|v|và|với |x|y|y |à|à |ài|á|án|ân|ã |ê|ên|í|ò|ó|ó |ô|ông |ú|\
        ă|Đ|đ|được |đồng|ư|̂|ạ|ất|ần|ậ|ắ|ặ|ế|ế |ề|ệ|ệ số cộng |ện|ị|ọ|ố|ố |ồ|ộ|ở |ợ|ử|ực
        """

    /// The symbols of two bytes, by code.
    static let others = """
         (| 100% | 202| 22/9, Chủ t| 3 bậc so vớ| 4 nghìn tổ c| Ban Chỉ đạ| Ban Thường t| Ban chỉ đạ| Chuyển đổi|\
         Chính phủ Ph| Chính phủ, | Chỉ đạo| Công | Cổng Dịch v| Cổng dịch v| DTI của tỉn| DTI năm 202|\
         Internet cáp q| L| Nguyễn | Phó Chủ tị| Quảng Trị | Sở Thông tin| Toàn tỉnh c| Trung tâm | Tổ công ngh|\
         Tỷ lệ| UBND thành ph| UBND tỉnh| an toàn thông| area=huyện | ban hành | ban thường t| biết| bán| báo cáo|\
         băng rộng | bản| bản ký số | bậc so với | bằng | bệnh viện| bố trí | bồi dưỡn| bộ| chiếm | cho| chuyên|\
         chuyển | chuyển đổi| chính | chính quyền | chưa | chỉ| chỉ số | chỉ số chuy| chỉ đạo, | chủ t| chủ trì tạ|\
         chức| chức được| chữ ký | cung cấp | cuộc | cài phần m| cài đặt| cá nhâ| các Bộ ngàn| các cơ quan|\
         các cơ quan, | các doanh nghi| các sở ngàn| cán bộ| cán bộ, côn| cáp quan| còn| có Internet c|\
         có phát sinh | có tài khoả| công | công nghệ | công nghệ s| công thiết y| công tác | công việc| cũng được |\
         cơ quan| cơ sở | cả | cả nước v| cải cách hà| cấp| cấp huyện| cấp huyện v| cấp tỉnh | cấp xã | cấp xã đư|\
         cầu | cộng đồng | của | của Ban Chỉ| của các cơ | của người | của thành ph| của tỉnh | của tỉnh x|\
         của tỉnh đ| di động| doanh nghiệp | doanh nghiệp,| dân| dùng | dùng chung | dịch vụ cô| dữ liệu|\
         economy.ecommer| giao | giả| giải quyết | government.onli| hiệ| hiện | hoàn thành | hoạch triển|\
         hoạt động | huyện | huyện, thành| huyện, thị | hài lòng củ| hàng | hành | hành chính | hóa đơn đi| hơn|\
         hướng dẫn | hạ tầng s| hạn| hệ thống | hệ thống c| hệ thống th| học| hồ sơ| hồ sơ sức | hồ sơ thủ |\
         hồ sơ trực| hỗ trợ | hộ| hội nghị tr| hội nghị, | hợp tác xã | infrastructure.| khai | khô| không dùng ti|\
         kinh phí | kinh tế| kinh tế số | kiến nghị| kiện toàn | ký số| kế hoạch| kết nối| kết quả| kỹ năng số|\
         liên quan đ| liệu | luận| lên| lĩnh vực| lượng| lệ hồ sơ t| mạng | mạng truyền| mỗi | một| một phầ| mới|\
         mới đạt| mới đạt 3| mở | mức độ | ng| nghiệ| nghị | nguyên nhân | nguồn nhân l| ngân hàng| người|\
         người dân| người t| nh| nhiều| nhiều nhất | nhiệm vụ | nhiệm vụ ch| nhiệm vụ n| nhiệm vụ tr| nhà nước|\
         nhân| như| nhấn mạnh, | nhất| nhất là| nhất với| nhận | những | những tháng | nông dân | năm| năm 202|\
         năm 2021 | năm 2022| năm 2022 | năm 2022 của| năm 2023| năm 2023 của| năm 2023 đạ| năm 2025 | năng |\
         nền tảng | nền tảng s| period=2023| period=2024-| period=2024-0| phát | phát sóng| phát triển | phải |\
         phải được| phấn đấu | phần| phố | phủ| qua| qua tài khoả| scope=commune a| scope=organizat| so với |\
         society.| status=target p| sàn | sàn thương m| sơ giải quy| sơ nộp trự| sơ trực tuy| sản phẩm | sản xuất |\
         sản xuất n| số| số của tỉ| số hóa | số liệu chu| số năm 2023| số thành ph| số tỉnh | số tỉnh đ| số xếp th|\
         số được| số,| số, kinh tế| số.| sở, ban, ngà| sở, ngành | sở, ngành, | sức khỏe đ| sử dụng| sử dụng và|\
         sử dụng đi| tham gia | thanh toán| thanh toán tr| theo | thành | thành lập| thành phố| thành viê|\
         thành viên t| thành viên,| thành viên.| tháng| tháng đầu n| thô| thông | thông minh đ| thông tin|\
         thương mại | thường| thị trấn | thứ| thứ hạn| thức | thực| thực hiện | thực hiện c| thực hiện m|\
         tin và Truyề| tin điện t| tiê| tiếp nhận| tiếp tục | toàn | toàn trình | toàn trình đ| toàn tỉnh c|\
         triển khai | triển khai c| triển khai ch| triển khai nh| triệu | trong| trong năm 202| trong t|\
         trong thời gi| trong từng ng| trung tâm| truyền | trên | trên địa b| trường| trưởng kinh | trưởng thàn|\
         trạm | trở lên| trực tuyến| trực tuyến | tuyên truyền| tuyến| tài khoản| tài khoản ng| tăng | tại|\
         tập huấn | tập tru| tế số| tỉnh | tỉnh phấn | tỉnh, thành | tổ| tổ chức h| tổ chức th| tổ công ngh|\
         tổ dân phố| tổng kết | tới| từ | từng | tỷ lệ hồ | tỷ lệ văn | tỷ đồng| tỷ đồng.| việc | và Truyền th|\
         và trước h| vào | vào cuộc| vào nhóm| văn bản| văn bản ch| về | về Chuyển | về chuyển | về kinh tế |\
         vị trí | với| vụ công tr| workforce.commu| xây dựng | xã | xã hội số | xã, phường,| xếp thứ| xếp thứ 1|\
         xếp thứ 2| xếp thứ 3| yêu cầu| yếu| ít nhất| Đ| Đồng | đang | điều hành| điểm | điện thoại| điện tử|\
         điện tử đ| điện tử.| điện tử; | đào tạo| đánh giá | đã | đã hoàn thà| đã được| đô thị thô| đăng | đơn vị |\
         đưa | được cung c| được cấp | được quan t| được thực| được xử l| đại diện | đạo| đạo, điều| đạt | đạt 0,6|\
         đạt 100%| đạt 100%.| đạt 4| đạt 7| đạt 8| đạt 9| đạt 99,| đạt trên | đầu | đầu t| đầu tiên | đặt | đến|\
         đến n| đến năm 202| đề nghị | đề nghị c| đề xuất | để | địa phương| đồng bộ| đồng với | độ| động |\
         động lực| đứng thứ | ước đạt | ở| ứng Ngày Chu| ứng dụng c|#|% GRDP|% GRDP.|% doanh nghiệp|% dân số|\
        % dân số.|% dân số; |% hồ sơ đư|% hộ gia đìn|% hộ kinh doan|% người |% người dân |% người trư|% so với cùng|\
        % so với năm |% tổng chi ng|% tổng mức b|% tổng số |% tổng số th|% văn bản |% văn bản đ|%, ký số cơ |\
        %, tỷ lệ |%, tỷ lệ h|%; tỷ lệ |'|*|, Bộ Thông ti|, Chủ tịch U|, DTI năm 2022 |, Phó Chủ t|, Phó Trưởng|\
        , Sở Thông ti|, Thủ tướng|, UBND tỉnh |, Văn phòng UB|, an toàn thôn|, ch|, chiếm |, chính quyền|\
        , chỉ số DTI|, chỉ đạo c|, các |, các cơ quan |, các ngành |, các thành vi|, cấp huyện |, cấp xã|, giảm|\
        , government.|, government.onl|, government.sig|, huyện |, hạn chế |, infrastructure|, kinh tế số|\
        , kích hoạt |, kế hoạch|, kế hoạch v|, kết nối |, lãnh đạo|, mỗi |, người |, nh|, nhiều |, nhiệm vụ |\
        , nhân lực s|, nâng cao|, năm 2023 |, overall.dti_ra|, ph|, quyết tâm c|, society.|, society.cashle|\
        , society.eid_ra|, sử dụng |, th|, thành phố |, thị trấn |, toàn tỉnh |, toàn tỉnh c|, tr|, triển khai|\
        , trong khi |, trong đó|, trong đó 1|, trong đó có|, tăng|, tăng 1|, tương |, tỉnh|, tỉnh có |, tỉnh phấn |\
        , tỉnh đã |, tổ chức |, tổ trưởng|, tỷ lệ |, tỷ lệ hồ|, tỷ lệ này|, tỷ lệ văn|, workforce.comm|, xã hội số|\
        , xếp hạng|, xếp thứ |, xếp thứ 2|, đ|, điều hành |, đơn vị|, đại diện |, đạt |, đạt 7|, đạt 8|, đạt 9|\
        , đến |, địa phươn|, định hướ|, đồng chí |, đồng thời|, đứng thứ |, Chủ tịch |- Chiều |-01/2023-09, gov|\
        -06, infrastruct|-1, Ban Chỉ đ|-ban-chi-dao-chu|-chuyen-doi-so-|-dong-|-pho-chu-tich-ub|-post|-so-|-tang-|\
        -tinh-|-trien-khai|-trong|.000 |.000 lượt |.000 tài khoả|.300 tài khoả|.gov.vn/portal/|.gov.vn/portal/k|\
        .gov.vn/portal/t|.htm|.html|.online_applicat|.online_payment_|.vn/|.vn/chuyen-doi-s|.vn/kinh-te/|\
        .vn/xa-hoi/|/100 điểm|/202|/2023,|/63 tỉnh, thà|/chu-tich-ubnd-t|0 Tổ công ngh|0 doanh nghiệp|0 fraction=|\
        0 hộ|0 lượt|0 lượt ngư|0 người |0 period=202|0 phản ánh|0 phản ánh, |0 status=target |0 thành viên|\
        0 trạm BTS, |0 tài khoản |0 tỷ đồng, |0 tỷ đồng.|0% dân số tr|0, society.|00 lượt ngư|00 tài khoản |\
        00, society.|000 |02|1 Tổ công ngh|1 period=2024-0|10 tháng năm 2|100%|100% cơ quan n|100% cơ sở |\
        100% hệ thốn|100% thành viê|100% thôn,|100% trường h|100% văn bản |11 tháng năm 2|12, Ban Chỉ đ|\
        12.000 tài kho|2 Tổ công ngh|2 bậc so với|2 dịch vụ c|2 thành viên|2 triệu |2 tỷ đồng.|2, Ban Chỉ đ|\
        2, infrastructur|2.html|202|2022|3 Tổ công ngh|3 trụ cột |3 điểm|31 Tổ công ng|4 Tổ công ngh|4 dịch vụ c|\
        4 period=2024-|4 sản phẩm|4 thành viên; |4 xã, phường|4-05, government|4-09, government|4-Q2, infrastruc|\
        4.html|400 hộ sản x|48 Tổ công ng|5 Tổ công ngh|5 dịch vụ c|5 period=202|5 status=target |5 thành viên|\
        5 thành viên, |5 tỷ đồng|5 tỷ đồng c|5 xã, phường|5% hồ sơ tr|5% hộ gia đì|5, toàn tỉnh |5/25 dịch vụ|\
        6 Tổ công ngh|6 doanh nghiệp|6 sản phẩm O|6 thành viên|6 thành viên, |6 thành viên.|6 tháng đầu |\
        6 toàn quốc v|6 tỷ đồng.|6 xã, phường|6.html|7 Tổ công ngh|7 thành viên|7 điểm|7.html|8 Tổ công ngh|\
        8 tỷ đồng.|8 điểm|8% dân số|8.html|9 tháng|9 tháng năm 20|:|: Chính quyền|: Chợ phiên k|: Sóng di độ|\
        : tỷ lệ |;|; chính quyền|; cuối năm 20|; hoàn thiện |; huyện |; kinh tế số|; kết quả đ|; một số|; năm 2022|\
        ; phấn đấu |; toàn tỉnh c|; tỷ lệ |; tỷ lệ hồ|; tỷ lệ ngư|; đến năm 20|?|BND tỉnh|Ban Chỉ đạo|Bình |\
        Bình Dương|Bình Thuận|Bưu điện t|Bắc |Bắc Giang |Bắc Ninh: |Bến Tre|Bến Tre có |Bộ Thông tin |Chiều |\
        Chuyển đổi |Chính phủ, |Chỉ số|Chỉ số DTI n|Chủ tịch UBN|Các |Công an tỉnh |CĐS trên đị|Cần Thơ |\
        Cổng dịch v|Cổng dữ li|D tỉnh |D tỉnh dự ph|D tỉnh phát b|DTI năm 2021 c|DTI năm 2022 c|DTI năm 2022, |\
        Doanh thu |E|F|Giang |Giám đốc S|H1, government.o|Huyện |Hà |Hà Tĩnh: Tỷ |Hành động qu|Hạ tầng |Hạ tầng số|\
        Hải |Hải Dương đ|Hệ thống|Hội nghị|Internet cáp qu|Kinh tế số |Kinh tế số c|Kế hoạch|Kết quả |LGSP của tỉn|\
        Lâm Đồng |Lãnh đạo|Lãnh đạo UBN|Minh |Mạng truyền |Một số đị|Mục tiêu năm|Mục tiêu đ|ND tỉnh|Nghị quyết s|\
        Ngành |Nhiệm vụ tr|Nhà nước|Những con số|Ninh |Năm 202|Năm 2022, |Năm 2022, tỉn|Năm 2023, |Năm 2023, tỉn|\
        Năm 2024|Năm 2024, tỉn|O|P của tỉnh |Ph|Phát biểu ch|Phát biểu k|Phát biểu t|Phó Chủ tịc|Phú|Phục vụ hàn|\
        Quyết định |Quảng Bình |Quảng Ngãi |Quảng Ninh|Quảng Ninh v|Quảng Trị |R|S xếp thứ|Sáng |Sơn|Số |Sở |\
        Sở Công Thư|Sở Thông tin |Thanh |Thanh Hóa: |Theo |Theo Sở Thông|Theo báo cáo|Theo báo cáo, |Theo kế hoạc|\
        Thành phố |Thị |Tiền Giang|Tiền Giang và|Toàn tỉnh |Toàn tỉnh cò|Toàn tỉnh có|Toàn tỉnh hi|Toàn tỉnh th|\
        Toàn tỉnh đ|Trong |Trong năm|Trong năm 202|Trung tâm |Trung tâm IOC c|Trên |Trưởng|Tuy nhiên, |Tính đến |\
        Tại |Tại cuộc h|Tại huyện |Tập huấn chu|Tập trung đ|Tỉnh |Tỉnh phấn đ|Tỉnh xếp th|Tỉnh đã |Tỉnh ủ|\
        Tổ công ngh|Tổ trưởng|Tổng kinh phí|Tổng số |Từ đầu năm|Tỷ lệ |Tỷ lệ doanh |Tỷ lệ dịch|Tỷ lệ hồ s|\
        Tỷ lệ hộ g|Tỷ lệ ngư|Tỷ lệ văn b|U|UBND thành ph|UBND tỉnh |UBND tỉnh ban |UBND tỉnh.|Viện Khoa họ|Việt Nam|\
        Văn |Văn phòng UBND|Vĩnh|Vĩnh Long |Về|W|X|Y|Yên |Yên Bái|Yên Bái, econo|Z|[|[government.on|]|_rate |\
        _rate 10|_rate 9|a phương |a đình có Int|an toàn thông |an tới|an-chuyen-doi-so|ang |ang-|anh |\
        anh thông minh.|anh toán trực|anh-|area=huyện |area=huyện Kr|ay |ban hành |ban hành Kế h|ban-|ban-chi-dao-|\
        buổi |bà|bán |bán hàng|báo cáo |băng rộng c|bước |bản |bản chưa có |bảng xếp h|bảo đảm |bậc so với n|bằng |\
        bệnh|bệnh án đi|bố trí|bồi dưỡng k|bồi dưỡng v|c phê duyệt c|c sở, ngành|c tuyến của |c tuyến đạt|\
        c Đạt, Ủy v|c địa phươn|cao |cao hiệu quả|cashless_area_ra|ch UBND tỉnh|ch vụ công qu|chiếm |cho biết|\
        cho chuyển đ|cho người dâ|chuyen|chuyen-doi-so-|chuyên ngành|chính |chính quyền |chính quyền s|chưa |\
        chưa được |chương trình |chất lượng |chỉ |chỉ số|chỉ số về |chỉ tiêu|chỉ đ|chỉ đạo t|chợ |chủ trì |\
        chủ trì cuộ|chức|chứng |chữ ký |chữ ký số c|chữ ký số.|con số|cung cấp |cung cấp 1.|cuối |cuối năm 202|\
        cuối năm 2022|cuộc|các cấp|các ngành, cá|các ngành, đ|các sàn thươ|các sở ngành|cách |cán bộ chuyê|\
        cán bộ, công|cáp quang |còn |có 1|có 1.|có Internet cá|có gian hàng |có hiệu quả|có hồ sơ|có sóng di đ|có t|\
        có trang thông|có tài khoản|công|công bố |công chức |công dân gắn|công nghệ s|công nghệ th|công tác|\
        công tác chuy|công tác tuyê|công việc |căn cước |cũng|cơ quan |cơ quan đạt |cơ quan, đơn |cơ sở |\
        cơ sở dữ li|cả|cấp|cấp |cấp huyện |cấp tỉnh|cấp tỉnh đ|của Ban Chỉ |của Bộ Thôn|của Chính ph|của các |\
        của các cấp|của thành ph|của tỉnh|của tỉnh đ|của địa ph|dia-phuong-|doanh nghiệp |doanh nghiệp c|\
        doanh nghiệp n|doanh nghiệp s|doanh nghiệp v|doanh thu |dong-chi|dân |dùng|dẫn đầu|dẫn đầu v|dịch vụ |\
        dịch vụ côn|dữ liệu |dữ liệu số|dự kiến|dự thảo báo|dự thảo kế|e area=huyện |e period=2024-01|\
        e status=target |e, government.on|e_rate |easure=change pe|economy.ecommerc|ed_rate |fraction=|g tin mạng|\
        g tin và Truy|g tiếp tục q|g trực tuyến|ghi nhận |gia về chuyể|giai đoạn 202|gian hàng |giao|giao dịch |giá|\
        giải pháp |giải quyết |giải quyết t|h Lê Tuấn Pho|h UBND tỉnh |h UBND tỉnh Ho|h UBND tỉnh, P|h chính công t|\
        h phấn đấu |h và địa ph|hanh|hiếm |hiện|hiện có |hiệu quả|hiệu quả cá|hiệu quả và|ho chuyển đ|\
        hoa.vn/chuyen-do|hoa.vn/kinh-te/|hoa.vn/tin-tuc/|hoàn thành|hoàn thành chu|hoạt động |hoạt động c|\
        hoạt động k|hoạt động t|https://bao.exam|https://baothanh|https://mic.gov.|https://nhandan.|\
        https://thanhhoa|https://tuoitre.|https://vnexpres|https://www.baoq|https://www.qdnd|huyển đổi s|huyện |\
        huyện T|huyện, thị x|hàng|hành|hành chính |hành có tài k|hình|hóa đơn đi|hông |hông cũng như|hơn |\
        hướng dẫn |hưởng|hạ tầng |hạ tầng số|hạng|hệ |hệ số cộng|hệ thống|hệ thống th|họ|học |họp |hỏ và vừa |\
        hỏe điện t|hồ sơ|hồ sơ |hồ sơ nộp t|hồ sơ sức k|hồ sơ thủ t|hồ sơ trực |hồ sơ, trong |hỗ trợ|hộ|hộ sản xuấ|\
        hội |hội nghị|hợp |hợp nhất|hủ tục hành|i điểm cầu |i đầu |ia sẻ dữ li|ien-|ile_coverage_rat|\
        ine_application_|ine_applications|ity_coverage_rat|iê|iên họp trự|iêng huyện |iến|iết|iếu |iền |iều |iể|\
        iểm |iển |iểu |iễn thông|iệ|iệm vụ trong|iện |không |không dùng ti|khỏe điện t|kinh|kinh nghiệ|kinh tế số |\
        kinh tế số c|kiến|kích hoạt |kích hoạt.|ký số|ký số cá nh|ký số đạt |kế hoạch|kết |kết nối |kết quả |\
        kết quả xế|kỹ năng số |line_application|liên |làm |lãnh đạo|lãnh đạo cá|lên |lên Cổng Dị|lên sàn thươ|\
        lõm sóng|lĩnh vực|lượt|lại |lập|lệ hồ sơ tr|lớp tập hu|lực lượng|lực quản lý|ment_rate |máy tính|mô hình |\
        mạng|mạng công ngh|mặt |mỗi |một |một năm |một số|mới |mới đạt 3|mở |mở rộng |mở tài khoả|mức độ|\
        n chuyển đổ|n th|n tỉnh |n và Truyền t|n đạt |n định danh |n đổi số|n đổi số, B|n, doanh nghiệ|n, phục vụ |\
        n.|ne_application_r|ng - Trưởng B|ng c|ng của |ng mại điện|ng n|ng t|ng th|ng trực tuyế|ng đ|ng, |\
        ng, phấn đấ|ng.|nghiệp|nghiệp sử d|nghị quyết|nguồn nhân l|ngành |ngành, địa p|ngày|ngân hàng|ngân sách |\
        người |người dân |người dân d|người dân đ|người dân, d|nh chính|nh đề nghị |nhiều |nhiệm vụ|nhiệm vụ chu|\
        nhiệm vụ đ|nhà |nhân lực số|nhóm|nhóm chỉ số|nhất|nhận|nhận thức s|những |những kết qu|nâng |nông nghiệp |\
        nông sản|năm |năm 2021|năm 2021.|năm 2022|năm 2022.|năm 2023|năm 2023 tỉnh|năm 2023 đạt|năm 2024|năm 2025|\
        nước |nằm trong nhó|nền tảng |nền tảng s|nội dung |nộp hồ s|nộp thuế đi|nộp trực tuy|o, triển khai |\
        o-chuyen-doi-so-|o-cong-nghe-so-c|oanh nghiệp|oanh nghiệp c|on area=Bưu đi|ong |ong - Trưởng |\
        overall.dti_sco|oàn |oạch chuyển |pe=district area|period=202|period=2023|period=2023-06, |period=2024-01/2|\
        phiên |phiên họp |pho-chu-tich-ubn|phát|phát triển |phê duyệt c|phí |phương |phải|phấn đấu|phấn đấu v|\
        phấn đấu đ|phần|phần mềm|phối hợp v|phục vụ |phủ |phủ sóng 4G|ple.vn/chuyen-do|ple.vn/kinh-te/|\
        ple.vn/tin-tuc/|ple.vn/xa-hoi/|q|qua |qua của Ban Ch|qua mạng.|qua tài khoản|quan|quang|quyết |quyết liệ|\
        quyết tâm|quyền số|quá trình |quá trình chuy|quý III/202|quý cuối năm|quản lý |quản lý văn |quốc gi|\
        riển khai các|rnet cáp quang |rong|rưởng thành |rực Ban Chỉ |rực tuyến|s.net/|s.net/chuyen-doi|\
        s.net/kinh-te/|s.net/xa-hoi/|scope=commune ar|scope=organizati|so với|so với năm 20|sóng|sóng di động|\
        sản phẩm |sản phẩm OCO|số c|số của |số của tỉn|số hóa|số hóa hồ s|số liệu chuy|số là |số năm 202|\
        số quốc gia|số t|số, |số.|sở, ban, ngàn|sở, ngành|sử dụng |sử dụng ph|t đúng hạn|tOf=1000, overal|tham gia|\
        thanh toán|thanh toán khô|thanh toán tr|thanh-|theo |theo chỉ đạ|thiện |thuê bao |thuê bao di đ|thành |\
        thành lập |thành lập 1.|thành phố |thành phố Ph|thành phố có|thành viên|tháng |thí điểm|thôn|thôn, |thông |\
        thông minh|thông tin |thông tin của|thư |thương mại |thẻ CCCD gắn|thể chế số|thị trấn|thị xã|thủ tục |\
        thủ tục hàn|thứ |thứ hạng|thực|thực hiện |thực hiện c|thực hiện Đ|tions|tiến|tiếp |tiếp nhận |tiếp nhận 2|\
        tiếp nhận tr|tiền mặt gi|tiền điện |toàn |toàn trình|toàn tỉnh |toàn tỉnh có|toàn tỉnh đ|trien-khai|\
        triển khai|triển khai cá|triển khai nhi|triển khai th|triệu |triệu hóa đ|triệu lượt |triệu tài kho|\
        triệu đồng|trong những |trong năm 2022|trong thực hi|trong đó|trong-|trung tâm |truyền|trên môi trư|\
        trên sàn thư|trên địa bà|trước |trước ngày|trường|trường học|trưởng|trưởng thành|trạm|trạm BTS|trạm BTS, |\
        trực tuyến |trực tuyến t|trực tuyến, |trực tuyến.|tuyên truyền |tuyến |tuổi|tài khoản |tài khoản tha|\
        tài khoản đ|tác chuyển đ|tích hợp |tăng|tăng ít nhất|tại |tại các |tại điểm c|tập huấn|tỉnh |tỉnh đã |\
        tỉnh, thành p|tỉnh.|tố|tối thiểu |tối thiểu 8|tổ|tổ chức |tổ công ngh|tổ của năm |tổ.|tổng kết|tổng số |tới|\
        tục hành chí|từ|từ đầu năm|từng |tỷ lệ |tỷ lệ hồ s|tỷ đồ|tỷ đồng |u học phí kh|u quả hoạt |uangtri.vn/chuye|\
        uangtri.vn/kinh-|uangtri.vn/tin-t|uangtri.vn/xa-ho|ubnd-tinh-|ung |ung ương.|ung-|uong-|uyen|uyen-t|uyên|\
        uyền hình |uyền thông |uyển đổi s|uất nông nghi|uận|uố|uồn lực|uộc |ve-chuyen-doi-so|viên|viễn thông|việc|\
        vn/chuyen-doi-so|vn/kinh-te/|vn/tin-tuc/|vn/xa-hoi/|và Truyền th|và t|và xã hội s|và ứng dụng|vào |\
        vào nhóm 2|vùng |văn bản |văn bản chỉ|văn bản ký s|văn bản đ|vẫn |vẫn còn |vận hành|về|về DTI năm 20|\
        về chuyển đ|vị trí |vị trí thứ |với việc|vụ |vừa |w|xác định |xây dựng |xã|xã |xã hội|xã hội số |xã, phường|\
        xã, phường, |xã, thành ph|xã, thị trấ|xếp hạng|xếp thứ |xếp thứ 3|xếp thứ 4|xử lý |y, Phó chủ t|\
        y-manh-chuyen-do|yên dùng|yêu cầu |yêu cầu năm |yết liệt và|yển đổi s|z| | chuyển đổ|Á|Í|Ð|Ô|Ý|àn |\
        àn thương m|àng |ành |ành, từng lĩ|ày|á nhân|ác |ác chủ trươ|ách |ái|ám chữa bện|án điện tử|áng |ánh |\
        ánh giá|áo |áp |áp quang|át|â|âm|âm đào tạo|ân sách tỉnh|âu |ây|ây Ninh |ã|ã chủ trì cu|ã, thành phố|è|é|\
        ên Ban Chỉ đ|êu |ì|ì |ì hội nghị|ình |ình hình|í |ích |ính|ính đến|ít nhất một|ó chữ ký s|ó khăn |óa|\
        ôi trường|ông Bông, gove|ông dân |ông dùng tiề|ông minh|ông nghiệp|ông nghiệp đ|ông nghệ số|ông tin |\
        ông tin đượ|ông trực tuy|ông, |õ|ù|ùng |úc đẩy tăng|ý|ý |ăm 202|ăn |ăng |Điện Biê|Đánh giá |Đến cuối n|\
        Đến hết nă|Đến hết qu|Đến hết th|Đến na|Đến tháng |Đề án 06 |Đề án 06.|Đồng|Đồng Nai|Đồng chí|Đồng chí Ngu|\
        điều hành th|điều hành v|điểm|điểm cầu |điểm, |điểm, xếp t|điện thoại|điện thoại |điện tử|điện tử |\
        điện tử c|điện tử t|điện tử đ|điện tử.|đánh giá|đánh giá kế|đáp ứng yêu|đã|đã ban hành |đã có |đã kết nối|\
        đã sử dụng|đã t|đã được |đó|đúng hạn|đúng hạn đ|đăng |đơn vị|đưa |đường |được ký s|được phủ |được t|được tr|\
        đại biểu d|đại biểu đ|đạo CĐS tỉ|đạt |đạt 0,|đạt 4|đạt 6|đạt 7|đạt 8|đạt 9|đạt được |đảo |đầu |đặt |\
        đặt mục ti|đến |đến hết nă|đến n|đến năm 2025|đề|đề nghị cá|đề xuất |đều |để|địa phương |định|định danh đi|\
        đồng với|đồng với 1|đồng với 2|đồng với 4.|đồng với 5.|đồng với 8.|đồng điện |đồng, |đồng.|đổi số|\
        đổi số năm|đổi số tỉ|đổi số, |độ|động|đủ điều ki|đứng thứ|đứng đầu |ĩ|ũ|Ơ|ơ|ơ |ơ giải quyế|ơ trực tuyế|\
        ơ, kết quả |ơn|ơn điện tử|ơng mại đi|Ư|ư |ưng |ưu tiê|ương|ương |ương trình|ương, đơn v|ương.|ước|ước |\
        ước chiếm |ước đạt |ước.|ưới|ướng|ười|ường|ường truyền|ưởng|ưởng thành c|ược |ược giao|ược kích ho|\
        ược ký số|ượng|̀|́|̃|̆|̉|̛|̣|ạch|ại|ại điện t|ạm |ạn|ạng |ạnh |ạo|ạo Chuyển đ|ạo chuyển đ|ạt|ả|ả |ải |ảm |\
        ản|ản |ản ánh hiện|ản định dan|ảng |ảo|ấ|ấn |ấp|ấp độ an to|ấu |ấu đến năm|ấy|ầ|ần lượt |ần mềm |ần mềm quả|\
        ầu |ẩ|ẩy mạnh chuy|ẩy nhanh tiế|ẫ|ẫn |ận|ập|ập trung thự|ật|Ắ|ắc|ắn |ằ|ằm thúc đẩ|ằng |ẳ|ẵ|ặt |ẹ|ẻ|ẽ|\
        ế, giáo dục|ến|ến mức độ|ến năm 2025 |ến đạt |ếp |ếp thứ |ết|ết tháng|ề chuyển đ|ề nghị |ề án tổng t|ền mặt|\
        ền thông |ể|ể |ể chuyển đ|ể chế số|ển đổi số|ễ|ễn |ễn Đăng Bìn|ện tỉnh |ện tử|ện tử |ện tử đạt|ện tử, đạ|\
        ện tử.|ệu |ệu chuyên ng|ỉ|ỉ đạo|ỉ đạo tại|ỉnh |ị |ị xã |ịch|ịch UBND tỉn|ịnh |ịnh danh đi|ọng tâm|\
        ọng tâm của|ỏ|Ố|ố cá nhâ|ố năm 2022|ố quốc gi|ố xếp thứ |ố đạt |ố.|ốc|ối|ối hợp |ồng |ổ|ổ |ổ chức|\
        ổ công nghệ|ổ cập kỹ n|ổi |ổi giữa các|ổi số|ổi số |ổi số tỉnh|ổi số, |ổi số.|ổng thông tin|ỗ|ộ dữ liệu|ội|\
        ộng |ột |ớ|ới|ờ|ờ |ời|ời dân|ời trưởng t|Ở|Ở |ở|ở Thông tin v|ởng thành có|ỡ|ợ |ụ|ụ |ụ công|ụ công quốc|\
        ụ cột |ụ thể hơn v|ục |ục hành chín|ục liên thôn|ục tiêu |ụng |ụng hóa đơn|Ủ|Ủy ban Quốc |ủ|ủ |ủ t|ủ tr|\
        ủ tục hành |ủa |ủa tỉnh |ủa tỉnh xế|Ứ|Ứng dụng |ứ|ứ |ức|ứng |ứng dụng|ứng thứ |ừ|ừa |ử của tỉnh|ửa |ữ|ự|ự |\
        ự hội nghị|ực hiện |ực hiện nhi|ực tuyến|ực tuyến c|ực tuyến tă|ỳ|ỵ|ỷ|ỷ trọng kinh|ỷ trọng thư|ỹ|ỹ năng |“|\
        ”|…|─
        """
}
